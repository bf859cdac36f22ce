import LandkortCore
import LandkortStore
import Support
import Testing

/// A declaration that got a field after its table was made.
@Suite("A register that has grown")
struct GrownRegisterTests {
    @Test("rows stay, the new field is empty in them and can be written", arguments: StoreKind.durable)
    func newField(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let old = try await kind.open(in: scratch)
        try await old.insert([Trial.id: [Trial.row(1, at: Trial.point(500_000, 6_200_000))]])

        var grown = Trial.register()
        grown.fields.append(Trial.field("senere", .integer, defaultValue: 7))
        let new = try await kind.open(in: scratch, [grown])
        try await new.insert([Trial.id: [Trial.row(2, ["senere": 5]), Trial.row(3)]])

        let rows = try await new.features(in: Trial.id, matching: FeatureQuery(), reader: .administrator).features
        #expect(rows.map { $0["senere"] } == [.null, 5, 7])
        #expect(rows.map { $0["navn"] } == ["Nr. 1", "Nr. 2", "Nr. 3"])
        #expect(rows[0].geometry == Trial.point(500_000, 6_200_000))
    }
}
