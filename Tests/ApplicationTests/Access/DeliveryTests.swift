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

    private func file(_ comment: String = "et") throws -> NewAttachment {
        try NewAttachment(
            TestPictures.commented(comment), fileName: "\(Self.id).png", keepsPosition: true, by: .photos)
    }

    private func photos(_ office: Office) async throws -> Int {
        try await office.store.attachments(of: Self.id, in: "mast", reader: .administrator).count
    }

    @Test("the same delivery is one record; another by its number is refused with what was received")
    func repeated() async throws {
        let office = try await Office()
        let ida = try await author(Office.ida, office)
        let first = try await office.editing.deliver(mast(), in: "mast", by: ida)
        #expect(first == .stored(Self.id, isRepeated: false))
        #expect(try await office.editing.deliver(mast(), in: "mast", by: ida) == .stored(Self.id, isRepeated: true))
        let problem = await #expect(throws: DeliveryProblem.self) {
            try await office.editing.deliver(mast(Self.id, "Et andet navn"), in: "mast", by: ida)
        }
        #expect(problem?.code == "delivery.differs" && problem?.kind == .conflict)
        #expect(problem?.message.da.contains("»Stationsnavn«: Ny mast") == true)
        #expect(problem?.message.da.contains("Et andet navn") == false)
        var moved = mast()
        moved.geometry = .point(Position(x: 555_001, y: 6_322_000))
        #expect(await code { _ = try await office.editing.deliver(moved, in: "mast", by: ida) } == "delivery.differs")
        #expect(try await versions(office) == 1)
        #expect(try await office.store.feature(Self.id, in: "mast", reader: .administrator)["navn"] == "Ny mast")
    }

    @Test("a repetition is known by what was received, not by what became of it")
    func edited() async throws {
        let office = try await Office()
        let ida = try await author(Office.ida, office)
        _ = try await office.editing.deliver(mast(), in: "mast", by: ida)
        _ = try await office.editing.save(mast(Self.id, "Rettet"), in: "mast", by: Office.ida, replacing: 1)
        #expect(try await office.editing.deliver(mast(), in: "mast", by: ida) == .stored(Self.id, isRepeated: true))
        #expect(try await office.store.feature(Self.id, in: "mast", reader: .administrator)["navn"] == "Rettet")
    }

    @Test("what was received and then taken out for good does not come again")
    func redacted() async throws {
        let office = try await Office()
        let ida = try await author(Office.ida, office)
        _ = try await office.editing.deliver(mast(), in: "mast", by: ida)
        let redaction = Redaction(
            of: Self.id, in: "mast", .whole, reason: "Efter anmodning.", time: "2026-11-20T10:00:00.000Z", by: "admin")
        _ = try await office.store.redact([redaction], isTrial: false)
        let told = await code { _ = try await office.editing.deliver(mast(), in: "mast", by: ida) }
        #expect(told == "delivery.redacted")
        await #expect(throws: StoreProblem.self) {
            try await office.store.versions(of: Self.id, in: "mast", reader: .administrator)
        }
    }

    @Test("a photo that failed after its record comes with the repetition, once, and another is refused")
    func photoLater() async throws {
        let office = try await Office()
        let ida = try await author(Office.ida, office)
        _ = try await GeoPackageFile(office.scratch.path("kontor.gpkg")).rows(
            "CREATE TRIGGER fuld BEFORE INSERT ON landkort_bilag BEGIN SELECT RAISE(ABORT, 'disk'); END")
        let failed = await code { _ = try await office.editing.deliver(mast(), with: file(), in: "mast", by: ida) }
        #expect(failed.hasPrefix("store."))
        _ = try await GeoPackageFile(office.scratch.path("kontor.gpkg")).rows("DROP TRIGGER fuld")
        #expect(try await versions(office) == 1)
        #expect(try await photos(office) == 0)
        for _ in 0..<2 {
            let again = try await office.editing.deliver(mast(), with: file(), in: "mast", by: ida)
            #expect(again == .stored(Self.id, isRepeated: true))
        }
        let other = await code {
            _ = try await office.editing.deliver(mast(), with: file("to"), in: "mast", by: ida)
        }
        #expect(other == "delivery.differs")
        #expect(try await photos(office) == 1)
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
