import LandkortCore
import LandkortStore
import Support
import Testing

/// Made for every declared register, with nothing written for any of them.
@Suite("Files of records, and what is taken out of them, in every register by its declaration")
struct GeneratedRemovalTests {
    private func redaction(_ row: Feature, _ register: Register, _ extent: Redaction.Extent) -> Redaction {
        Redaction(
            of: row.id, in: register.id, extent, reason: "Efter anmodning", time: "2026-11-20T10:00:00.000Z", by: "x")
    }

    @Test(
        "records take files where that is declared, one of them the primary, and nowhere else",
        arguments: StoreKind.allCases)
    func attachments(kind: StoreKind) async throws {
        let all = try await GeneratedStore(kind, rows: 1)
        var (taking, ended) = (0, 0)
        for register in all.registers {
            guard let row = all.rows[register.id]?.first else { continue }
            let photo = try NewAttachment(TestPictures.png, fileName: "a.png", by: .photos)
            for _ in 1...2 {
                let made = try? await all.store.change(.add(photo), of: row.id, in: register.id, by: GeneratedStore.ida)
                #expect((made != nil) == (register.attachments != nil), "\(register.id)")
            }
            guard register.attachments != nil else { continue }
            taking += 1
            let found = try await all.store.attachments(of: row.id, in: register.id, reader: .administrator)
            #expect(found.map(\.isPrimary) == [true, false], "\(register.id)")
            let isSeen = (try? await all.store.feature(row.id, in: register.id, reader: .anonymous)) != nil
            let told = try? await all.store.attachments(of: row.id, in: register.id, reader: .anonymous)
            #expect(told?.count == (isSeen ? 2 : nil), "\(register.id)")
            // One that others refer to does not end.
            guard
                (try? await all.store.delete(row.id, in: register.id, by: GeneratedStore.ida, replacing: 1)) != nil
            else { continue }
            ended += 1
            let left = try await all.store.attachments(of: row.id, in: register.id, reader: .administrator)
            #expect(left.count == 2 && left.allSatisfy { $0.to != nil }, "\(register.id)")
        }
        #expect(taking > 10 && ended > 3)
    }

    @Test(
        "what the declaration says is about a person can be taken out, and the record is still a good one",
        arguments: StoreKind.allCases)
    func personal(kind: StoreKind) async throws {
        let all = try await GeneratedStore(kind, rows: 1)
        var redactions: [Redaction] = []
        for register in all.registers {
            let personal = register.fields.filter(\.isPersonal)
            guard let row = all.rows[register.id]?.first, !personal.isEmpty else { continue }
            let values = try personal.map { ($0.name, try #require($0.redacted, "\(register.id).\($0.name)")) }
            #expect(personal.filter { !$0.isRedactable }.isEmpty, "\(register.id)")
            redactions.append(redaction(row, register, .fields(Dictionary(uniqueKeysWithValues: values))))
        }
        #expect(redactions.count > 2)
        _ = try await all.store.redact(redactions, isTrial: false)
        for done in redactions {
            guard let register = all.registers.first(where: { $0.id == done.register }),
                case .fields(let values) = done.extent
            else { continue }
            let left = try await all.store.feature(done.feature, in: done.register, reader: .administrator)
            for (name, value) in values { #expect(left[name] == value, "\(done.register).\(name)") }
            #expect(FeatureCheck(register).problems(in: left) == [], "\(done.register)")
        }
    }

    @Test("a record is taken out whole from every register, and a tombstone stays", arguments: StoreKind.allCases)
    func whole(kind: StoreKind) async throws {
        let all = try await GeneratedStore(kind, rows: 2)
        let redactions = all.registers.compactMap { register in
            all.rows[register.id]?.first.map { redaction($0, register, .whole) }
        }
        let counts = try await all.store.redact(redactions, isTrial: false)
        #expect(counts.map(\.current) == redactions.map { _ in 1 })
        for done in redactions {
            await #expect(throws: StoreProblem.self, "\(done.register)") {
                try await all.store.versions(of: done.feature, in: done.register, reader: .administrator)
            }
            let told = try await all.store.redactions(of: done.feature, in: done.register, reader: .administrator)
            #expect(told.map(\.extent) == [.whole], "\(done.register)")
            let left = try await all.store.count(in: done.register, matching: FeatureQuery(), reader: .administrator)
            #expect(left == 1, "\(done.register)")
        }
    }
}
