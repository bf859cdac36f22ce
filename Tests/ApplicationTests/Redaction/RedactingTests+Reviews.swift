import Foundation
import LandkortApplication
import LandkortCore
import LandkortStore
import Support
import Testing

/// What waits for review, and what was decided on.
extension RedactingTests {
    @Test("what waits for review, or has been decided on, loses the values too, also as a new record")
    func reviews() async throws {
        let office = try await office()
        var old = try await office.store.feature(id, in: "sag", reader: .administrator)
        old["emne"] = "Mast"
        _ = try await office.editing.save(old, in: "sag", by: Office.ida, replacing: 1)
        let new = Feature(
            id: "", values: ["emne": "Ny sag", "navn": "Anders Hemmeligsen", "cvr_kode": "29189420"])
        guard case .waits(let number) = try await office.editing.save(new, in: "sag", by: Office.ida, replacing: nil),
            case .saved(let made) = try await office.editing.approve(number, by: Office.admin)
        else { throw ToolProblem(text: "it did not wait") }
        func content() throws -> String {
            let names = try office.scratch.names().filter { $0.hasPrefix("kontor.konti") }
            let bytes = try names.map { try Data(contentsOf: URL(fileURLWithPath: office.scratch.path($0))) }
            return bytes.map { String(decoding: $0, as: UTF8.self) }.joined()
        }
        #expect(try content().contains("Hemmeligsen"))
        let first = try await redacting(office).run(
            wish(personal: true), by: "admin", as: .administrator, isTrial: false)
        #expect(first.reviews == 1 && first.count.leftovers == ["navn"], "the other case is the same person's")
        #expect(first.others == [number])
        var other = wish(personal: true)
        other.feature = made.id
        let second = try await redacting(office).run(other, by: "admin", as: .administrator, isTrial: false)
        #expect(second.reviews == 1 && second.count.leftovers.isEmpty && second.others.isEmpty)
        #expect(try !content().contains("Hemmeligsen") && !content().contains("anders@hemmelig.dk"))
        let waiting = try await office.editing.reviews(for: Office.admin)
        #expect(waiting.map { $0.feature["emne"] } == ["Mast"] && waiting[0].feature["navn"] == "(slettet)")
        let before = try Data(contentsOf: URL(fileURLWithPath: office.file.path))
        _ = try await redacting(office).run(wish(whole: true), by: "admin", as: .administrator, isTrial: false)
        #expect(try await office.editing.reviews(for: Office.admin).isEmpty, "it is refused")
        let refused = try await office.editing.reviews(by: Office.ida)
        #expect(refused.map(\.state).contains(.refused) && refused.allSatisfy { $0.state != .waiting })
        // Somebody puts back the file of accounts as it was.
        let clock = office.clock
        try before.write(to: URL(fileURLWithPath: office.scratch.path("gammel.konti")))
        let place = AccountPlace(
            store: office.scratch.path("gammel.gpkg"), environment: ["LANDKORT_AUDIT_KEY": Office.key])
        let again = Editing(office.workspace, try place.accounts(creating: false, now: { clock.now }))
        #expect(try await again.reviews(for: Office.admin).isEmpty)
        #expect(try await again.reviews(by: Office.ida).allSatisfy { $0.state != .waiting })
    }

    @Test("a new record that waited is its own by what it became; another that says the same is told of, and is let be")
    func twin() async throws {
        var (height, time) = (EditingTests.field("hoejde"), EditingTests.field("tid"))
        (height.type, time.type) = (.number, .datetime)
        var register = Self.register
        register.fields += [height, time]
        let office = try await Office([register])
        let new = Feature(
            id: "",
            values: [
                "cvr_kode": "29189420", "emne": "Fiber", "navn": "Per Tvilling", "hoejde": 3,
                "tid": "2026-11-20T10:00:00Z",
            ])
        for _ in 1...2 { _ = try await office.editing.save(new, in: "sag", by: Office.ida, replacing: nil) }
        guard case .saved(let made) = try await office.editing.approve(1, by: Office.admin) else {
            throw ToolProblem(text: "not saved")
        }
        var wish = wish(whole: true)
        wish.feature = made.id
        for isTrial in [true, false] {
            let done = try await redacting(office).run(wish, by: "admin", as: .administrator, isTrial: isTrial)
            #expect(done.reviews == 1 && done.others == [2])
        }
        #expect(try await office.store.count(in: "sag", matching: FeatureQuery(), reader: .administrator) == 0)
        let waiting = try await office.editing.reviews(for: Office.admin)
        #expect(waiting.map(\.id) == [2] && waiting[0].feature.values == new.values, "it may be somebody else's")
    }

    @Test("a change is taken out by its number: it is refused where it waits, and its note goes")
    func byNumber() async throws {
        let office = try await office()
        let new = Feature(id: "", values: ["emne": "Ny", "navn": "Per Hemmeligsen", "cvr_kode": "29189420"])
        for _ in 1...2 { _ = try await office.editing.save(new, in: "sag", by: Office.ida, replacing: nil) }
        try await office.editing.refuse(2, note: "Per Hemmeligsen er forkert", by: Office.admin)
        func run(_ number: Int, isTrial: Bool = false, as reader: Reader = .administrator) async -> String {
            await code {
                _ = try await redacting(office).run(change: number, by: "admin", as: reader, isTrial: isTrial)
            }
        }
        #expect(await run(3) == "redaction.no-change")
        #expect(await run(1, as: Reader(role: .projectLeader)) == "redaction.not-administrator")
        #expect(await run(1, isTrial: true) == "done")
        let planned = try await redacting(office).run(change: 2, by: "x", as: .administrator, isTrial: true)
        #expect(planned.feature.values == new.values && planned.state == .refused)
        #expect(planned.note == "Per Hemmeligsen er forkert" && !planned.feature.id.isEmpty)
        #expect(try await office.editing.reviews(for: Office.admin).map(\.id) == [1], "a plan changes nothing")
        for number in 1...2 { #expect(await run(number) == "done") }
        let own = try await office.editing.reviews(by: Office.ida)
        #expect(own.map(\.state) == [.refused, .refused] && own.map(\.note) == [nil, nil])
        let names = try office.scratch.names().filter { $0.hasPrefix("kontor.konti") }
        for name in names {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: office.scratch.path(name)))
            #expect(!String(decoding: bytes, as: UTF8.self).contains("Hemmeligsen"), "\(name)")
        }
        #expect(try await office.store.lastRedaction() == 0, "no record lost anything")
        #expect(try await office.accounts.events(last: 9).contains { $0.subject == "gennemsyn/1" && $0.who == "admin" })
        #expect(try await office.accounts.auditCheck().fault == nil)
    }

    @Test("what only a change held leaves a tombstone, so that nobody who had read it writes it")
    func heldByChange() async throws {
        let office = try await office()
        var old = try await office.store.feature(id, in: "sag", reader: .administrator)
        old["mail"] = nil
        try await office.store.save(old, in: "sag", by: Actor("admin"), replacing: 1)
        _ = try await redacting(office).run(wish(["mail"]), by: "admin", as: .administrator, isTrial: false)
        let known = try await office.store.lastRedaction()
        old["mail"] = "per@hemmelig.dk"
        _ = try await office.editing.save(old, in: "sag", by: Office.ida, replacing: 2)
        let done = try await redacting(office).run(wish(["mail"]), by: "admin", as: .administrator, isTrial: false)
        #expect(done.reviews == 1 && done.count.isEmpty)
        let late = Actor("ida", knowing: known)
        #expect(
            await code { try await office.store.save(old, in: "sag", by: late, replacing: 2) } == "store.redacted")
        let again = try await redacting(office).run(wish(["mail"]), by: "admin", as: .administrator, isTrial: false)
        #expect(again.reviews == 0)
        #expect(try await office.store.lastRedaction() == known + 1, "one that takes nothing leaves no tombstone")
    }

    @Test("a text in a list, and one that only the record's own change held, are looked for in others, and notes too")
    func looked() async throws {
        var names = EditingTests.field("navne")
        names.multivalued = true
        names.annotations = ["persondata": "true"]
        var register = Self.register
        register.fields.append(names)
        let office = try await Office([register])
        let rest: [String: Value] = ["cvr_kode": "29189420", "emne": "Fiber", "navn": "x"]
        func row(_ more: [String: Value]) -> Feature { Feature(id: "", values: rest.merging(more) { $1 }) }
        var old = row(["navne": ["Osvald Oest", "Ossi"]])
        old.id = id
        try await office.store.insert(["sag": [old]])
        old["mail"] = "karla@hemmelig.dk"
        _ = try await office.editing.save(old, in: "sag", by: Office.ida, replacing: 1)
        for other in [
            row(["navne": ["Osvald Oest"]]), row(["emne": "Osvald Oest ringede"]), row(["mail": "karla@hemmelig.dk"]),
            row(["navne": ["En anden"]]), row([:]),
        ] { _ = try await office.editing.save(other, in: "sag", by: Office.ida, replacing: nil) }
        try await office.editing.refuse(6, note: "Spørg Ossi", by: Office.admin)
        for isTrial in [true, false] {
            let done = try await redacting(office).run(
                wish(personal: true), by: "x", as: .administrator, isTrial: isTrial)
            #expect(done.reviews == 1 && done.others == [2, 3, 4, 6])
        }
    }

    @Test("what only a change holds of a record that is due is due too, and nothing is when it is taken out")
    func due() async throws {
        var day = EditingTests.field("slut")
        day.type = .date
        var register = Self.register
        register.fields.append(day)
        register.annotations["opbevaring_fra"] = "slut"
        let office = try await Office([register])
        var old = Feature(
            id: id, values: ["cvr_kode": "29189420", "emne": "Fiber", "navn": "(slettet)", "slut": "2019-01-01"])
        try await office.store.insert(["sag": [old]])
        old["mail"] = "sanne@hemmelig.dk"
        _ = try await office.editing.save(old, in: "sag", by: Office.ida, replacing: 1)
        let work = Retention(office.workspace, redacting(office))
        #expect(try await work.due(by: "x").map(\.reviews) == [1])
        #expect(try await work.apply(by: "x", as: .administrator).map(\.count.isEmpty) == [true])
        #expect(try await office.editing.reviews(for: Office.admin).map { $0.feature["mail"] } == [.null])
        #expect(try await work.due(by: "x").isEmpty)
    }

    @Test("what is noted on a change that waits still reaches its author; what stood on one decided on does not")
    func notes() async throws {
        let office = try await office()
        for subject in ["Mast", "Kabel"] {
            var old = try await office.store.feature(id, in: "sag", reader: .administrator)
            old["emne"] = .string(subject)
            _ = try await office.editing.save(old, in: "sag", by: Office.ida, replacing: 1)
        }
        try await office.editing.refuse(1, note: "Anders har ringet", by: Office.admin)
        _ = try await redacting(office).run(wish(["mail"]), by: "admin", as: .administrator, isTrial: false)
        try await office.editing.refuse(2, note: "Emnet er forkert", by: Office.admin)
        #expect(try await office.editing.reviews(by: Office.ida).map(\.note) == ["Emnet er forkert", nil])
    }

    @Test("another's waiting record with the same values at another place is left as it is, however little it says")
    func others() async throws {
        let office = try await office()
        let bo = Account(name: "per", role: .coordinator, authority: "29189420")
        let new = Feature(id: "", values: ["cvr_kode": "29189420", "emne": "Fiber", "navn": "Anders Hemmeligsen"])
        _ = try await office.editing.save(new, in: "sag", by: bo, replacing: nil)
        let done = try await redacting(office).run(wish(whole: true), by: "x", as: .administrator, isTrial: false)
        #expect(done.reviews == 0 && done.others == [1])
        let waiting = try await office.editing.waiting(by: bo)
        #expect(waiting.map(\.review.feature.values) == [new.values])
    }

    @Test("what somebody had read before does not come back by a save, nor by what waits for review")
    func readBefore() async throws {
        let office = try await office()
        func author(_ account: Account) async throws -> Author {
            try await office.editing.reading(
                Author(account, try await office.workspace.reader(for: account)))
        }
        let (admin, ida) = (try await author(Office.admin), try await author(Office.ida))
        var read = try await office.store.feature(id, in: "sag", reader: .administrator)
        read["emne"] = "Mast"
        _ = try await redacting(office).run(wish(personal: true), by: "admin", as: .administrator, isTrial: false)
        for author in [admin, ida] {
            do {
                _ = try await office.editing.save(read, in: "sag", by: author, replacing: 1)
                Issue.record("\(author.name) brought it back")
            } catch {
                #expect((error as? any Problem)?.code == "store.redacted")
            }
        }
        let left = try await office.store.feature(id, in: "sag", reader: .administrator)
        #expect(left["navn"] == "(slettet)" && left["emne"] == "Fiber")
        #expect(try await office.editing.reviews(for: Office.admin).isEmpty)
        let names = try office.scratch.names().filter { $0.hasPrefix("kontor.konti") }
        for name in names {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: office.scratch.path(name)))
            #expect(!String(decoding: bytes, as: UTF8.self).contains("Hemmeligsen"), "\(name)")
        }
    }
}
