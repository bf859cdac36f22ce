import LandkortCore
import Testing

@Suite("Who may see what")
struct ReaderTests {
    @Test("the public sees the records that are for all, where records say so; an administrator sees everything")
    func visibility() throws {
        let registers = try BuiltInRegisters.all()
        let limited = registers.filter { $0["off_kode"] != nil }
        #expect(limited.contains { $0.id == "beskyttelsesrum" })
        for register in registers {
            let isLimited = register["off_kode"] != nil
            let expected: Visibility = isLimited ? .records(field: "off_kode", equal: "1") : .all
            #expect(Reader.anonymous.visibility(in: register) == expected, "\(register.id)")
            #expect(Reader.administrator.visibility(in: register) == .all)
        }
    }
}
