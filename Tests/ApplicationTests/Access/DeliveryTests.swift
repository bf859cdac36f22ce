import LandkortApplication
import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("New records that may come more than once")
struct DeliveryTests {
    private static let id = "3f2b8c1e-0000-4000-8000-00000000abcd"

    private func author(_ account: Account, _ office: Office) async throws -> Author {
        Author(account, try await office.workspace.reader(for: account))
    }

    private func mast(_ id: String = Self.id, _ name: String = "Ny mast") -> Feature {
        Feature(
            id: id, values: ["navn": .string(name), "off_kode": "1", "cvr_kode": "29189420"],
            geometry: .point(Position(x: 555_000, y: 6_322_000)))
    }

    private func versions(_ office: Office) async throws -> Int {
        try await office.store.versions(of: Self.id, in: "mast", reader: .administrator).count
    }

    @Test("the same delivery is one record, whatever it says the second time")
    func repeated() async throws {
        let office = try await Office()
        let ida = try await author(Office.ida, office)
        let first = try await office.editing.deliver(mast(), in: "mast", by: ida)
        #expect(first == .stored(Self.id, isRepeated: false))
        let again = try await office.editing.deliver(mast(Self.id, "Et andet navn"), in: "mast", by: ida)
        #expect(again == .stored(Self.id, isRepeated: true))
        #expect(try await versions(office) == 1)
        #expect(try await office.store.feature(Self.id, in: "mast", reader: .administrator)["navn"] == "Ny mast")
    }

    @Test("many at the same time are one record")
    func together() async throws {
        let office = try await Office()
        let ida = try await author(Office.ida, office)
        let editing = office.editing
        let outcomes = try await withThrowingTaskGroup(of: Editing.Delivery.self) { group in
            for _ in 0..<8 { group.addTask { try await editing.deliver(mast(), in: "mast", by: ida) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 == .stored(Self.id, isRepeated: false) } == 1)
        #expect(outcomes.count { $0 == .stored(Self.id, isRepeated: true) } == 7)
        #expect(try await versions(office) == 1)
    }

    @Test("one that was ended since is not made again")
    func ended() async throws {
        let office = try await Office()
        let ida = try await author(Office.ida, office)
        _ = try await office.editing.deliver(mast(), in: "mast", by: ida)
        _ = try await office.editing.delete(Self.id, in: "mast", by: ida, replacing: 1)
        let again = try await office.editing.deliver(mast(), in: "mast", by: ida)
        #expect(again == .stored(Self.id, isRepeated: true))
        #expect(try await office.store.count(in: "mast", matching: FeatureQuery(), reader: .administrator) == 0)
    }

    @Test("another's number, and what is no number, is refused")
    func refused() async throws {
        let office = try await Office()
        _ = try await office.editing.deliver(mast(), in: "mast", by: try await author(Office.ida, office))
        let bo = try await author(Office.bo, office)
        var own = mast()
        own["cvr_kode"] = "29189560"
        let taken = await #expect(throws: DeliveryProblem.self) {
            try await office.editing.deliver(own, in: "mast", by: bo)
        }
        #expect(taken?.code == "delivery.taken")
        for id in ["", "1", Self.id.uppercased(), Self.id + "x"] {
            await #expect(throws: DeliveryProblem.self) {
                try await office.editing.deliver(mast(id), in: "mast", by: bo)
            }
        }
    }

    @Test("what is wrong is told, and nothing is kept of it")
    func faulty() async throws {
        let office = try await Office()
        let ida = try await author(Office.ida, office)
        var wrong = mast()
        wrong["hoejde"] = -1.0
        await #expect(throws: EditProblem.self) { try await office.editing.deliver(wrong, in: "mast", by: ida) }
        #expect(try await office.editing.deliver(mast(), in: "mast", by: ida) == .stored(Self.id, isRepeated: false))
    }
}
