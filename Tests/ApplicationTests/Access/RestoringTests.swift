import LandkortApplication
import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("Records that come back")
struct RestoringTests {
    private let id = Office.mast(1).id

    /// An office with a mast that was deleted in its second version.
    private func office() async throws -> Office {
        let office = try await Office()
        try await office.store.insert(["mast": [Office.mast(1)]])
        var mast = try await office.store.feature(id, in: "mast", reader: .administrator)
        mast["navn"] = "Sidste navn"
        try await office.store.save(mast, in: "mast", by: Actor("bo"), replacing: 1)
        _ = try await office.editing.delete(id, in: "mast", by: Office.ida, replacing: 2)
        return office
    }

    private func author(_ account: Account, _ office: Office) async throws -> Author {
        Author(account, try await office.workspace.reader(for: account))
    }

    @Test("come under the same id with what they last said, as a version of their own, and were gone meanwhile")
    func restored() async throws {
        let office = try await office()
        let ida = try await author(Office.ida, office)
        let outcome = try await office.editing.restore(id, in: "mast", by: ida, after: 2)
        #expect(outcome == .saved(Saved(id: id, revision: 3)))
        let versions = try await office.store.versions(of: id, in: "mast", reader: .administrator)
        #expect(versions.map(\.revision) == [3, 2, 1] && versions.map(\.by) == ["ida", "bo", nil])
        #expect(versions.map(\.ending) == [nil, .deleted, .changed])
        let (now, last) = (versions[0], versions[1])
        for name in ["navn", "off_kode", "cvr_kode", "oprettet"] { #expect(now.feature[name] == last.feature[name]) }
        #expect(now.feature.geometry == last.feature.geometry && now.feature["navn"] == "Sidste navn")
        #expect(now.feature["versions_id"] != last.feature["versions_id"] && now.feature["systid_til"].isNull)
        #expect(last.to.map { $0 <= now.from } == true)
        let again = await code { _ = try await office.editing.restore(id, in: "mast", by: ida, after: 3) }
        #expect(again == "edit.in-force")
    }

    @Test("are for those who may write them, and to who may not see them were never there")
    func rights() async throws {
        let office = try await office()
        let (bo, reader) = (try await author(Office.bo, office), try await author(Office.reader, office))
        #expect(
            await code { _ = try await office.editing.restore(id, in: "mast", by: bo, after: 2) } == "access.not-own")
        let unread = await code { _ = try await office.editing.restore(id, in: "mast", by: reader, after: 2) }
        #expect(unread == "access.may-not-write")
        let other = Office.mast(2, visibility: "2")
        try await office.store.insert(["mast": [other]])
        try await office.store.delete(other.id, in: "mast", by: Actor("ida"), replacing: 1)
        let hidden = await code { _ = try await office.editing.restore(other.id, in: "mast", by: bo, after: 1) }
        let absent = await code {
            _ = try await office.editing.restore(Office.mast(3).id, in: "mast", by: bo, after: 1)
        }
        #expect(hidden == "store.not-found" && absent == hidden)
        #expect(try await office.store.count(in: "mast", matching: FeatureQuery(), reader: .administrator) == 0)
    }

    @Test("are checked as new ones: what they refer to may be gone")
    func references() async throws {
        let office = try await office()
        var mast = Office.mast(4)
        mast["kommunekode"] = "0851"
        let ida = try await author(Office.ida, office)
        let wrong = await code {
            _ = try await office.editing.restore(id, as: with(mast, "9999"), in: "mast", by: ida, after: 2)
        }
        #expect(wrong == "edit.invalid-record")
        let unseen = await code { _ = try await office.editing.restore(id, in: "mast", by: ida, after: 1) }
        #expect(unseen == "store.conflict", "the last version was not the one that was read")
    }

    private func with(_ mast: Feature, _ municipality: String) -> Feature {
        var mast = Feature(id: id, values: mast.values, geometry: mast.geometry)
        mast["kommunekode"] = .string(municipality)
        return mast
    }

    @Test("wait for review where changes do, and not at all where they were taken out for good")
    func reviewAndRedaction() async throws {
        let office = try await Office([EditingTests.reviewed("projektleder")])
        let leader = Account(name: "per", role: .projectLeader, authority: "29189420")
        let rows = [EditingTests.id, "00000000-0000-4000-8000-000000000002"].map {
            Feature(id: $0, values: ["cvr_kode": "29189420", "navn": "A"])
        }
        try await office.store.insert(["proeve": rows])
        for row in rows { try await office.store.delete(row.id, in: "proeve", by: Actor("per"), replacing: 1) }
        let ida = try await author(Office.ida, office)
        #expect(try await office.editing.restore(rows[0].id, in: "proeve", by: ida, after: 1) == .waits(1))
        #expect(try await office.store.count(in: "proeve", matching: FeatureQuery(), reader: .administrator) == 0)
        guard case .saved(let saved) = try await office.editing.approve(1, by: leader) else {
            throw ToolProblem(text: "not saved")
        }
        #expect(saved == Saved(id: rows[0].id, revision: 2))
        #expect(try await office.store.versions(of: rows[0].id, in: "proeve", reader: .administrator)[0].by == "ida")

        #expect(try await office.editing.restore(rows[1].id, in: "proeve", by: ida, after: 1) == .waits(2))
        let wish = Redacting.Wish("proeve", rows[1].id, takesWhole: true, reason: "Efter anmodning")
        let redacting = Redacting(office.workspace, office.accounts, now: { office.clock.now })
        _ = try await redacting.run(wish, by: "admin", as: .administrator, isTrial: false)
        #expect(await code { _ = try await office.editing.approve(2, by: leader) } == "access.no-review")
        let gone = await code { _ = try await office.editing.restore(rows[1].id, in: "proeve", by: ida, after: 1) }
        #expect(gone == "store.not-found")
    }
}
