import LandkortApplication
import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("Changes that wait, to those who sent them")
struct WithdrawalTests {
    private let row = Feature(id: EditingTests.id, values: ["cvr_kode": "29189420", "navn": "A"])
    private let leader = Account(name: "per", role: .projectLeader, authority: "29189420")
    /// Of the same municipality as ida, and with the same rights.
    private let colleague = Account(name: "jens", role: .coordinator, authority: "29189420")

    private func office() async throws -> Office {
        let office = try await Office([EditingTests.reviewed("projektleder")])
        try await office.store.insert(["proeve": [row]])
        return office
    }

    private func change(_ office: Office, to name: Value) async throws {
        _ = try await office.editing.save(row.with(name), in: "proeve", by: Office.ida, replacing: 1)
    }

    @Test("are told to their author with the record as it is, also after somebody saved in between, and to nobody else")
    func own() async throws {
        let office = try await office()
        try await change(office, to: "B")
        let found = try await office.editing.waiting(by: Office.ida, of: (row.id, "proeve"))
        #expect(found.map(\.review.feature["navn"]) == ["B"] && found.map(\.now?["navn"]) == ["A"])
        #expect(found.map(\.isOwn) == [true] && found.map(\.isStale) == [false])
        #expect(try await office.editing.waiting(by: Office.ida, of: (row.id, "mast")).isEmpty)
        for other in [colleague, leader, Office.bo, Office.admin] {
            #expect(try await office.editing.waiting(by: other).isEmpty)
        }
        #expect(await code { _ = try await office.editing.reviewCase(1, for: colleague) } == "access.may-not-review")
        #expect(try await office.editing.reviewCase(1, for: Office.ida).isOwn)
        #expect(try await !office.editing.reviewCase(1, for: leader).isOwn)
        try await office.store.save(row.with("C"), in: "proeve", by: Actor("per"), replacing: 1)
        #expect(try await office.editing.waiting(by: Office.ida).map(\.isStale) == [true])
    }

    @Test("are withdrawn by their author alone, once, and then not approved")
    func withdrawn() async throws {
        let office = try await office()
        try await change(office, to: "B")
        for other in [colleague, leader, Office.admin] {
            #expect(await code { try await office.editing.withdraw(1, by: other) } == "access.may-not-withdraw")
        }
        try await office.editing.withdraw(1, by: Office.ida)
        #expect(try await office.editing.waiting(by: Office.ida).isEmpty)
        #expect(try await office.editing.reviews(for: leader).isEmpty)
        #expect(try await office.editing.reviews(by: Office.ida).map(\.state) == [.withdrawn])
        #expect(await code { _ = try await office.editing.approve(1, by: leader) } == "access.no-review")
        #expect(await code { try await office.editing.withdraw(1, by: Office.ida) } == "access.no-review")
        #expect(try await office.store.feature(row.id, in: "proeve", reader: .administrator)["navn"] == "A")
        #expect(try await office.accounts.events(last: 9).contains { $0.detail == "trukket tilbage" })
    }

    @Test("of many who decide at the same time one does, and what is not approved is not stored", arguments: 1...4)
    func atOnce(round: Int) async throws {
        let office = try await office()
        let new = Feature(id: "", values: ["cvr_kode": "29189420", "navn": "Ny"])
        _ = try await office.editing.save(new, in: "proeve", by: Office.ida, replacing: nil)
        let leader = leader
        let told = await withTaskGroup(of: String.self) { group in
            for person in [leader, Office.admin, leader, Office.admin] {
                group.addTask { await code { _ = try await office.editing.approve(1, by: person) } }
            }
            group.addTask {
                await code { try await office.editing.withdraw(1, by: Office.ida) } == "done" ? "out" : "no"
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(told.count { $0 == "done" || $0 == "out" } == 1)
        let stored = try await office.store.count(in: "proeve", matching: FeatureQuery(), reader: .administrator)
        #expect(stored == (told.contains("done") ? 2 : 1))
    }

    @Test("what is approved and cannot be written waits again")
    func reopened() async throws {
        let office = try await office()
        try await change(office, to: "B")
        try await office.store.save(row.with("C"), in: "proeve", by: Actor("per"), replacing: 1)
        #expect(await code { _ = try await office.editing.approve(1, by: leader) } == "store.conflict")
        #expect(try await office.editing.reviews(for: leader).map(\.id) == [1])
        #expect(try await office.editing.reviews(by: Office.ida).map(\.decidedBy) == [nil])
    }

    /// Everything that a store writes otherwise than it was sent: a default, a whole number, a time, an empty list.
    private func reshaping() -> Register {
        var register = EditingTests.reviewed("projektleder")
        var shown = EditingTests.field("vist")
        shown.type = .boolean
        shown.defaultValue = true
        var height = EditingTests.field("hoejde")
        height.type = .number
        var time = EditingTests.field("tid")
        time.type = .datetime
        register.fields += [shown, height, time]
        return register
    }

    private static let decisions: [(Review.State, Bool)] = [
        (.approved, false), (.approved, true), (.refused, false), (.withdrawn, false),
    ]

    /// Whoever decided was stopped after the store had it, before the file of accounts did.
    @Test("what is decided stands, whoever was stopped before that was noted", arguments: decisions)
    func stopped(state: Review.State, isDeletion: Bool) async throws {
        let office = try await Office([reshaping()])
        try await office.store.insert(["proeve": [row]])
        let new = Feature(
            id: "", values: ["cvr_kode": "29189420", "navn": "Ny", "hoejde": 5, "tid": "2026-11-20T10:00:00Z"])
        _ =
            isDeletion
            ? try await office.editing.delete(row.id, in: "proeve", by: Office.ida, replacing: 1)
            : try await office.editing.save(new, in: "proeve", by: Office.ida, replacing: nil)
        switch state {
        case .approved: _ = try await office.editing.approve(1, by: leader)
        case .refused: try await office.editing.refuse(1, by: leader)
        case .withdrawn, .waiting: try await office.editing.withdraw(1, by: Office.ida)
        }
        let lines = try await office.accounts.events(last: 99)
        let records = try await office.store.count(in: "proeve", matching: FeatureQuery(), reader: .administrator)
        #expect(records == (state != .approved ? 1 : isDeletion ? 0 : 2))
        for _ in 1...2 {
            _ = try await office.file.rows(
                "UPDATE gennemsyn SET tilstand = 'venter', afgjort_af = NULL, afgjort = NULL")
            let codes = [
                await code { _ = try await office.editing.approve(1, by: Office.admin) },
                await code { try await office.editing.refuse(1, by: leader) },
                await code { try await office.editing.withdraw(1, by: Office.ida) },
            ]
            #expect(codes == Array(repeating: "access.no-review", count: 3))
            let own = try await office.editing.reviews(by: Office.ida)
            #expect(own.map(\.state) == [state] && own.map(\.decidedBy) == [state == .withdrawn ? "ida" : "per"])
            #expect(try await office.editing.reviews(for: Office.admin).isEmpty)
        }
        let stored = try await office.store.count(in: "proeve", matching: FeatureQuery(), reader: .administrator)
        #expect(stored == records, "written once")
        let all = try await office.accounts.events(last: 99).filter { $0.kind == .review }
        let told = try #require(lines.last { $0.kind == .review })
        #expect(all.count == 3, "by who decided, each time it was found out")
        #expect(all.allSatisfy { $0.who == told.who && $0.detail == told.detail && $0.subject == told.subject })
        #expect(try await office.accounts.auditCheck().fault == nil)
    }

    @Test(
        "what cannot be noted is told as it is, and its note and its line come when they can",
        arguments: [false, true])
    func held(isTaken: Bool) async throws {
        let office = try await office()
        try await change(office, to: "B")
        let accounts = office.accounts.keepingLines(tryingEvery: .seconds(3600)) { _, _ in }
        let editing = Editing(office.workspace, accounts)
        _ = try await office.file.rows(
            "CREATE TRIGGER nej BEFORE INSERT ON haendelse BEGIN SELECT RAISE(ABORT, 'x'); END")
        try await editing.refuse(1, note: "fordi", by: leader)
        for office in [editing, office.editing] {
            #expect(try await office.reviews(for: Office.admin).isEmpty)
            let own = try await office.reviews(by: Office.ida)
            #expect(own.map(\.state) == [.refused] && own.map(\.decidedBy) == ["per"])
        }
        #expect(try await office.file.value("SELECT tilstand FROM gennemsyn") == "venter")
        _ = try await office.file.rows("DROP TRIGGER nej")
        // Another program is the first to note it, and knows of no note.
        _ = try await office.editing.reviews(for: Office.admin)
        #expect(try await office.file.rows("SELECT tilstand, bemaerkning FROM gennemsyn") == [["afvist", "NULL"]])
        if isTaken {
            let clock = office.clock
            _ = try await Redacting(office.workspace, office.accounts, now: { clock.now }).run(
                Redacting.Wish("proeve", row.id, takesWhole: true, reason: "Efter anmodning"), by: "admin",
                as: .administrator, isTrial: false)
        }
        try await accounts.writeUnwritten()
        #expect(try await office.editing.reviews(by: Office.ida).map(\.note) == [isTaken ? nil : "fordi"])
        #expect(try await office.accounts.events(last: 9).count { $0.detail == "afvist" } == 1)
    }

    @Test("one that cannot be read stops no other")
    func damaged() async throws {
        let office = try await office()
        try await change(office, to: "B")
        _ = try await office.file.rows("UPDATE gennemsyn SET indhold = '{'")
        try await change(office, to: "C")
        #expect(await code { _ = try await office.editing.approve(1, by: leader) } == "store.damaged")
        _ = try await office.editing.approve(2, by: leader)
        #expect(try await office.editing.waiting(by: Office.ida, of: ("andet", "proeve")).isEmpty)
    }

    @Test("who is held up until somebody else has decided writes nothing")
    func overtaken() async throws {
        let office = try await office()
        try await change(office, to: "B")
        try await office.editing.refuse(1, by: leader)
        // As it was when the other one read it.
        let file = GeoPackageFile(office.scratch.path("kontor.gpkg"))
        let key = try await file.value("SELECT aendring FROM landkort_afgoerelse")
        let late = Actor(
            "ida", deciding: ReviewDecision(on: key, .approved, by: "admin", at: "2026-11-20T10:00:00.000Z"))
        let outcome = await code {
            _ = try await office.store.save(row.with("B"), in: "proeve", by: late, replacing: 1)
        }
        #expect(outcome == "store.decided")
        #expect(try await office.store.feature(row.id, in: "proeve", reader: .administrator)["navn"] == "A")
    }

    @Test("of a register that is gone take nothing else with them, and are withdrawn")
    func undeclared() async throws {
        let office = try await office()
        try await change(office, to: "B")
        _ = try await office.file.rows("UPDATE gennemsyn SET register = 'borte'")
        #expect(try await office.editing.reviews(for: leader).isEmpty)
        #expect(try await office.editing.waiting(by: Office.ida).isEmpty)
        #expect(try await office.editing.reviews(by: Office.ida).isEmpty)
        try await office.editing.withdraw(1, by: Office.ida)
        #expect(try await office.editing.reviews(by: Office.ida).isEmpty)
    }

    @Test("a deletion is not sent twice while one waits, and a colleague who sends one too learns nothing of it")
    func twice() async throws {
        let office = try await office()
        func delete(_ account: Account) async -> String {
            await code { _ = try await office.editing.delete(row.id, in: "proeve", by: account, replacing: 1) }
        }
        #expect(await delete(Office.ida) == "done")
        #expect(await delete(Office.ida) == "edit.waits")
        #expect(await delete(colleague) == "done")
        try await change(office, to: "B")
        try await change(office, to: "C")
        #expect(try await office.editing.reviews(for: leader).map(\.id) == [1, 2, 3, 4], "changes say something new")
        try await office.editing.withdraw(1, by: Office.ida)
        #expect(await delete(Office.ida) == "done")
        #expect(try await office.editing.approve(5, by: leader) == .deleted)
        #expect(await code { _ = try await office.editing.approve(2, by: leader) } == "store.conflict")
    }

    @Test("the same change sent again is the one that waits; another's, and one of another version, are their own")
    func same() async throws {
        let office = try await office()
        func send(_ name: Value, _ account: Account = Office.ida, _ revision: Int = 1) async throws -> Editing.Outcome {
            try await office.editing.save(row.with(name), in: "proeve", by: account, replacing: revision)
        }
        #expect(try await send("B") == .waits(1))
        #expect(try await send("B") == .waits(1))
        #expect(try await send("C") == .waits(2))
        #expect(try await send("B", colleague) == .waits(3))
        #expect(try await office.editing.waiting(by: Office.ida).map(\.review.id) == [1, 2])
        try await office.store.save(row.with("D"), in: "proeve", by: Actor("per"), replacing: 1)
        #expect(try await send("B", Office.ida, 2) == .waits(4))
        try await office.editing.withdraw(4, by: Office.ida)
        #expect(try await send("B", Office.ida, 2) == .waits(5), "what was withdrawn waits no more")
    }

    @Test("of a record that went to another authority, what its author sees no more is told neither before nor after")
    func passedOn() async throws {
        var register = EditingTests.reviewed("projektleder")
        register.fields += [
            EditingTests.field("note", laes: "tovholder"), EditingTests.field("off_kode"),
        ]
        let office = try await Office([register])
        for (visibility, id) in [("1", "1"), ("2", "2")] {
            var feature = Feature(
                id: "00000000-0000-4000-8000-00000000000\(id)",
                values: [
                    "cvr_kode": "29189420", "navn": "A", "note": "hemmelig", "off_kode": .string(visibility),
                ])
            try await office.store.insert(["proeve": [feature]])
            _ = try await office.editing.save(
                feature.with("B"), in: "proeve", by: Office.ida, replacing: 1)
            let read = try await office.editing.waiting(by: Office.ida, of: (feature.id, "proeve"))
            #expect(read.map(\.review.feature["note"]) == ["hemmelig"] && read.map(\.base?["note"]) == ["hemmelig"])
            feature["cvr_kode"] = "29189560"
            try await office.store.save(feature, in: "proeve", by: Actor("admin"), replacing: 1)
            let change = try #require(
                try await office.editing.waiting(by: Office.ida, of: (feature.id, "proeve")).first)
            #expect(change.isStale && change.review.feature["note"].isNull && change.review.feature["navn"] == "B")
            #expect(change.base?["navn"] == (visibility == "1" ? "A" : nil))
            #expect(change.base?["note"] ?? .null == .null && change.now?["note"] ?? .null == .null)
            #expect((change.now == nil) == (visibility == "2"))
        }
    }

    @Test("a record is not asked back twice, and is told as one that comes back")
    func back() async throws {
        let office = try await office()
        try await office.store.delete(row.id, in: "proeve", by: Actor("per"), replacing: 1)
        let ida = Author(Office.ida, try await office.workspace.reader(for: Office.ida))
        #expect(try await office.editing.restore(row.id, in: "proeve", by: ida, after: 1) == .waits(1))
        let again = await code { _ = try await office.editing.restore(row.id, in: "proeve", by: ida, after: 1) }
        #expect(again == "edit.waits")
        #expect(try await office.editing.reviews(for: leader).map(\.isReturn) == [true])
        let own = try await office.editing.waiting(by: Office.ida)
        #expect(own.map(\.review.isReturn) == [true] && own.map(\.isStale) == [false])
        let per = Author(leader, try await office.workspace.reader(for: leader))
        _ = try await office.editing.restore(row.id, in: "proeve", by: per, after: 1)
        #expect(try await office.editing.waiting(by: Office.ida).map(\.isStale) == [true], "it is there already")
        #expect(await code { _ = try await office.editing.approve(1, by: leader) } == "store.conflict")
    }
}

extension Feature {
    fileprivate func with(_ name: Value) -> Feature {
        var feature = self
        feature["navn"] = name
        return feature
    }
}
