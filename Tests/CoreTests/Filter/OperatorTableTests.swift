import LandkortCore
import Support
import Testing

@Suite("a table of filters", .enabled(if: Places.hasData, "the table is not beside the checkout"))
struct OperatorTableTests {
    @Test("finds the records that it says", arguments: OperatorTable.rows())
    func finds(row: OperatorTable.Row) throws {
        let filter = try OperatorTable.register.bound(try OperatorTable.filter(row), for: .administrator)
        let found = try OperatorTable.features().filter(filter.holds).compactMap { $0["intfield"].integer }
        #expect(found == row.numbers)
    }

    @Test("is read to its end")
    func isRead() throws {
        #expect(OperatorTable.rows().count == 159)
        #expect(try OperatorTable.features().count == 112)
    }
}
