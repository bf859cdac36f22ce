import LandkortApplication
import LandkortCore
import Testing

@testable import LandkortWeb

@Suite("change since the campaign before")
struct ChangePageTests {
    private typealias Row = TestCampaign.Row

    private static func campaign(_ name: String, isPartial: Bool = true, _ rows: [TestCampaign.Row]) -> TestCampaign {
        TestCampaign(name: name, isPartial: isPartial, addresses: [("Guldborgsund", "0376", rows)])
    }

    private static let path = "/collections/kommune/items/0376"

    @Test("is counted address by address")
    func addresses() async throws {
        let before = Self.campaign(
            "2025",
            [
                Row(id: 1, xdsl: (20, 2)), Row(id: 2, fibre: (1000, 1000)), Row(id: 3, cable: (200, 0)),
                Row(id: 4, xdsl: (20, 2)),
            ])
        let after = Self.campaign(
            "2026",
            [
                Row(id: 1, fibre: (1000, 1000)), Row(id: 2, xdsl: (20, 2)), Row(id: 3, cable: (200, 40)),
                Row(id: 5, xdsl: (20, 2)),
            ])
        let page = try await Site([before, after]).get(Self.path)
        #expect(page.text.contains("Siden 2025 har 1 adresse fået 100/30 Mbit/s, og 1 har mistet det."))
        #expect(page.text.contains("Nye adresser 1"))
        #expect(page.text.contains("Nedlagte adresser 1"))
        #expect(page.text.contains("Ukendt i den ene kortlægning 1"))
    }

    @Test("leaves out post codes that one of the campaigns does not hold")
    func sharedGround() async throws {
        let before = Self.campaign(
            "2025", isPartial: false,
            [Row(id: 1, xdsl: (20, 2)), Row(id: 2, postcode: 4840, fibre: (1000, 1000)), Row(id: 3, postcode: 4863)])
        let after = Self.campaign(
            "2026", [Row(id: 1, fibre: (1000, 1000)), Row(id: 4, postcode: 4990, xdsl: (20, 2))])
        let site = try await Site([before, after])
        let page = try await site.get(Self.path)
        #expect(page.text.contains("Siden 2025 har 1 adresse fået 100/30 Mbit/s, og 0 har mistet det."))
        #expect(page.text.contains("Nye adresser 0"))
        #expect(page.text.contains("Nedlagte adresser 0"))
        #expect(page.text.contains("Uden for kortlægningen 2026 2"))
        let overview = try await site.get("/collections/region/items/1085")
        #expect(overview.text.contains("Ændringer er regnet på den 1 adresse i de postnumre"))
        #expect(overview.text.contains("−1 siden 2025"))
    }

    @Test("is not told where the two campaigns share no post code")
    func noSharedGround() async throws {
        let before = Self.campaign("2025", [Row(id: 1, postcode: 4840)])
        let after = Self.campaign("2026", [Row(id: 2, postcode: 4990)])
        let page = try await Site([before, after]).get(Self.path)
        #expect(page.text.contains("Der er ingen tidligere kortlægning at sammenligne med."))
    }

    @Test("is since the next smaller name of the same kind")
    func previousName() async throws {
        let rows = [Row(id: 1, xdsl: (20, 2))]
        var technical = Self.campaign("2025", rows)
        technical.kind = .technical
        let site = try await Site([Self.campaign("2023", rows), technical, Self.campaign("2026", rows)])
        #expect(try await site.get(Self.path).text.contains("Siden 2023 har 0 adresser"))
    }

    @Test("with an invented campaign is marked as sample, and says which of the two is invented")
    func invented() async throws {
        let rows = [Row(id: 1, xdsl: (20, 2))]
        var before = Self.campaign("2025", rows)
        before.isSynthetic = true
        let site = try await Site([before, Self.campaign("2026", rows)])
        for path in [
            Self.path, "/collections/region/items/1085", "/collections/adresse/items/\(rows[0].identifier.text)",
        ] {
            let page = try await site.get(path)
            #expect(page.body.contains("sample-banner"), "\(path)")
            #expect(page.text.contains("Kortlægningen 2025 er opdigtet."), "\(path)")
            let invented = try await site.get(path + "?kortlaegning=2025")
            #expect(invented.text.contains("beskriver ikke rigtige adresser"), "\(path)")
        }
        let apart = try await Site([before, Self.campaign("2026", [Row(id: 2, postcode: 4990)])]).get(Self.path)
        #expect(!apart.body.contains("sample-banner"), "nothing of 2025 is shown")
    }
}
