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

    /// Whoever approved was stopped after the claim, before or after the record was written.
    @Test("what was claimed by one who was stopped is approved by the next, once", arguments: [false, true])
    func stopped(isWritten: Bool) async throws {
        let office = try await office()
        let new = Feature(id: "", values: ["cvr_kode": "29189420", "navn": "Ny"])
        _ = try await office.editing.save(new, in: "proeve", by: Office.ida, replacing: nil)
        try await change(office, to: "B")
        _ = try await office.editing.delete(row.id, in: "proeve", by: Office.ida, replacing: 1)
        if isWritten {
            for number in [1, 2] { _ = try await office.editing.approve(number, by: leader) }
        }
        _ = try await office.file.rows(
            "UPDATE gennemsyn SET tilstand = 'venter', afgjort_af = 'per', afgjort = '\(Moment(office.clock.now))'")
        for number in [1, 2] {
            let codes = [
                await code { _ = try await office.editing.approve(number, by: leader) },
                await code { try await office.editing.refuse(number, by: leader) },
                await code { try await office.editing.withdraw(number, by: Office.ida) },
            ]
            #expect(codes == Array(repeating: "access.review-under-way", count: 3))
        }
        #expect(try await office.editing.reviews(for: leader).count == 3, "they go on waiting")
        office.clock.pass(61)
        for number in [1, 2] {
            guard case .saved = try await office.editing.approve(number, by: leader) else {
                throw ToolProblem(text: "not saved")
            }
            #expect(await code { _ = try await office.editing.approve(number, by: leader) } == "access.no-review")
        }
        let all = try await office.store.features(in: "proeve", matching: FeatureQuery(), reader: .administrator)
        #expect(Set(all.features.map { $0["navn"] }) == ["B", "Ny"] && all.features.count == 2)
        #expect(try await office.store.versions(of: row.id, in: "proeve", reader: .administrator).count == 2)
        #expect(await code { _ = try await office.editing.approve(3, by: leader) } == "store.conflict")
    }

    @Test("a deletion that was carried out and not noted is not carried out again")
    func stoppedDeletion() async throws {
        let office = try await office()
        _ = try await office.editing.delete(row.id, in: "proeve", by: Office.ida, replacing: 1)
        _ = try await office.editing.approve(1, by: leader)
        _ = try await office.file.rows(
            "UPDATE gennemsyn SET tilstand = 'venter', afgjort_af = 'per', afgjort = '\(Moment(office.clock.now))'")
        office.clock.pass(61)
        #expect(try await office.editing.approve(1, by: leader) == .deleted)
        #expect(try await office.editing.reviews(for: leader).isEmpty)
    }

    @Test(
        "what was written and not noted is neither withdrawn nor sent back, and what only looks like it is not approved"
    )
    func notUndone() async throws {
        let office = try await office()
        try await change(office, to: "B")
        try await change(office, to: "C")
        _ = try await office.editing.approve(1, by: leader)
        _ = try await office.file.rows(
            "UPDATE gennemsyn SET tilstand = 'venter', afgjort = '\(Moment(office.clock.now))' WHERE nr = 1")
        office.clock.pass(61)
        #expect(await code { try await office.editing.withdraw(1, by: Office.ida) } == "access.no-review")
        #expect(try await office.editing.reviews(by: Office.ida).map(\.state) == [.waiting, .approved])
        try await office.store.save(row.with("C"), in: "proeve", by: Actor("ida"), replacing: 2)
        #expect(await code { _ = try await office.editing.approve(2, by: leader) } == "store.conflict")
        try await office.editing.refuse(2, by: leader)
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
