import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("A damaged campaign", .enabled(if: Tool.python.isHere, "skipped: python3 is not installed"))
struct DamagedColumnTests {
    private static let table = "landkort_kortlaegning_kolonne"

    /// Ways to damage a column's bytes, as SQL.
    static let damages = [
        "DELETE FROM \(table) WHERE kolonne = ",
        "UPDATE \(table) SET data = substr(data, 1, length(data) - 1) WHERE kolonne = ",
        "UPDATE \(table) SET data = zeroblob(0) WHERE kolonne = ",
        "UPDATE \(table) SET data = data || x'0000' WHERE kolonne = ",
    ]

    @Test("is said to be damaged, and does not end the program", arguments: CampaignColumn.allCases, damages)
    func said(column: CampaignColumn, damage: String) async throws {
        let scratch = try Scratch()
        let store = try await StoreKind.geoPackage.open(in: scratch)
        let draft = TrialCampaign.draft([(TrialCampaign.part("Læsø", rows: 9), "0825")])
        #expect(try await store.save(draft) { _ in .add(removing: []) })
        _ = try await GeoPackageFile(scratch.path("lager.gpkg")).rows("\(damage)'\(column.rawValue)'")
        let problem = await #expect(throws: StoreProblem.self) {
            let part = try #require(try await store.campaigns().first?.parts.first)
            _ = try await store.part(part, columns: Set(CampaignColumn.allCases))
        }
        #expect(problem?.code == "store.damaged")
    }

    @Test(
        "says so where an index points outside its dictionary", arguments: [CampaignColumn.street, .number, .profile])
    func outside(column: CampaignColumn) async throws {
        let scratch = try Scratch()
        let store = try await StoreKind.geoPackage.open(in: scratch)
        let draft = TrialCampaign.draft([(TrialCampaign.part("Læsø", rows: 2), "0825")])
        #expect(try await store.save(draft) { _ in .add(removing: []) })
        let file = GeoPackageFile(scratch.path("lager.gpkg"))
        _ = try await file.rows("UPDATE \(Self.table) SET data = x'00ff' WHERE kolonne = '\(column.rawValue)'")
        let part = try #require(try await store.campaigns().first?.parts.first)
        let problem = await #expect(throws: StoreProblem.self) { try await store.part(part, columns: [column]) }
        #expect(problem?.code == "store.damaged")
        #expect(problem?.message.da.contains("Læsø") == true)
    }

    @Test("says so where the post codes do not add up to the addresses")
    func postcodes() async throws {
        let scratch = try Scratch()
        let store = try await StoreKind.geoPackage.open(in: scratch)
        let draft = TrialCampaign.draft([(TrialCampaign.part("Læsø", rows: 5), "0825")])
        #expect(try await store.save(draft) { _ in .add(removing: []) })
        let file = GeoPackageFile(scratch.path("lager.gpkg"))
        for run in ["ac260000ffffff7f", "ac26000004000000", "ac260000fbffffff", "ac26000006000000ac260000ffffffff"] {
            _ = try await file.rows("UPDATE \(Self.table) SET data = x'\(run)' WHERE kolonne = 'postnr'")
            let problem = await #expect(throws: StoreProblem.self) { try await store.campaigns() }
            #expect(problem?.code == "store.damaged", "\(run)")
        }
    }
}
