import LandkortApplication
import LandkortCore
import Testing

/// The verdict on one address is written apart from the analysis, which counts columns; they must agree.
@Suite("a verdict")
struct VerdictTests {
    private static let speeds: [(Int, Int)] = [(0, 0), (10, 2), (30, 5), (100, 0), (100, 30), (500, 10), (1000, 1000)]

    @Test("is what the analysis counts, for every mix of technologies")
    func agreesWithAnalysis() async throws {
        var rows: [TestCampaign.Row] = []
        for fibre in Self.speeds {
            for xdsl in Self.speeds {
                for cable in Self.speeds {
                    rows.append(.init(id: rows.count + 1, fibre: fibre, cable: cable, xdsl: xdsl))
                }
            }
        }
        let site = try await Site([TestCampaign(addresses: [("Guldborgsund", "0376", rows)])])
        let campaign = try await site.workspace.campaign(nil)
        let counts = try #require(try await site.workspace.coverage(of: campaign, by: .municipality).first).counts
        let (records, _) = try await site.workspace.addresses(in: campaign, limit: rows.count)
        #expect(records.count == rows.count)
        for demand in SpeedDemand.all {
            let verdicts = records.map { $0.speeds.verdict(at: demand) }
            #expect(verdicts.filter(\.isCovered).count == counts["daekket_\(demand.code)"])
            #expect(verdicts.filter(\.isMissing).count == counts[demand.missing])
            #expect(verdicts.filter { !$0.isCovered && !$0.isMissing }.count == counts["ukendt_\(demand.code)"])
        }
        #expect(records.filter(\.speeds.isCopperOnly).count == counts["kun_kobber"])
    }
}
