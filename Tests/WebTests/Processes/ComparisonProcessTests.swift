import Foundation
import LandkortApplication
import LandkortCore
import Testing

@testable import LandkortWeb

@Suite("sammenligning")
struct ComparisonProcessTests {
    private typealias Row = TestCampaign.Row

    private static func campaign(_ name: String, isPartial: Bool = true, _ rows: [TestCampaign.Row]) -> TestCampaign {
        TestCampaign(name: name, isPartial: isPartial, addresses: [("Guldborgsund", "0376", rows)])
    }

    /// One gained, one lost, one unknown before, one gone, one new.
    private static let before = campaign(
        "2025",
        [
            Row(id: 1, xdsl: (20, 2)), Row(id: 2, fibre: (1000, 1000)), Row(id: 3, cable: (200, 0)),
            Row(id: 4, xdsl: (20, 2)),
        ])
    private static let after = campaign(
        "2026",
        [
            Row(id: 1, fibre: (1000, 1000)), Row(id: 2, xdsl: (20, 2)), Row(id: 3, cable: (200, 40)),
            Row(id: 5, xdsl: (20, 2)),
        ])

    private func rows(_ site: Site, _ query: String) async throws -> [[String: Any]] {
        let body = try await site.get("/sammenligning?\(query)", accept: "application/json").body
        return try #require(JSONSerialization.jsonObject(with: Data(body.utf8)) as? [[String: Any]])
    }

    @Test("counts by hand: what was gained, lost, unclear, new and gone")
    func counts() async throws {
        let row = try #require(try await rows(Site([Self.before, Self.after]), "kortlaegning=2026").first)
        let expected = [
            "adresser_foer": 4, "adresser": 4, "mangler_foer": 2, "mangler": 2, "ukendt_foer": 1, "ukendt": 0,
            "faaet": 1, "mistet": 1, "uafklarede": 1, "nye": 1, "nedlagte": 1, "uden_for": 0,
        ]
        #expect(row["omraade"] as? String == "0376" && row["navn"] as? String == "Guldborgsund")
        for (name, count) in expected { #expect(row[name] as? Int == count, "\(name)") }
    }

    @Test("says the same as the municipality's page")
    func samePath() async throws {
        let site = try await Site([Self.before, Self.after])
        let row = try #require(try await rows(site, "kortlaegning=2026&inden_for=0376").first)
        let page = try await site.get("/collections/kommune/items/0376").text
        for (label, name) in [
            ("Har fået det", "faaet"), ("Har mistet det", "mistet"), ("Nye adresser", "nye"),
            ("Nedlagte adresser", "nedlagte"), ("Ukendt i den ene kortlægning", "uafklarede"),
        ] {
            #expect(page.contains("\(label) \(row[name] as? Int ?? -1)"), "\(label)")
        }
    }

    @Test("counts only post codes that both campaigns hold, and says nothing where there is none")
    func sharedGround() async throws {
        let before = Self.campaign(
            "2025", isPartial: false, [Row(id: 1, xdsl: (20, 2)), Row(id: 2, postcode: 4840, fibre: (1000, 1000))])
        let after = Self.campaign(
            "2026", [Row(id: 1, fibre: (1000, 1000)), Row(id: 4, postcode: 4990, xdsl: (20, 2))])
        let shared = try #require(try await rows(Site([before, after]), "kortlaegning=2026").first)
        #expect(shared["adresser"] as? Int == 1 && shared["adresser_foer"] as? Int == 1)
        #expect(shared["faaet"] as? Int == 1 && shared["uden_for"] as? Int == 1)
        let apart = Self.campaign("2025", [Row(id: 9, postcode: 4863)])
        let none = try #require(try await rows(Site([apart, after]), "kortlaegning=2026").first)
        #expect(none["adresser"] is NSNull && none["faaet"] is NSNull)
    }

    @Test("takes either campaign, either network, and any speed of it")
    func inputs() async throws {
        let site = try await Site([Self.before, Self.after])
        let back = try #require(try await rows(site, "kortlaegning=2025&siden=2026").first)
        #expect(back["faaet"] as? Int == 1 && back["nye"] as? Int == 1)
        let mobile = try #require(try await rows(site, "kortlaegning=2026&vis=mobil&taerskel=200_10").first)
        #expect(mobile["mangler"] as? Int == 4 && mobile["ukendt"] as? Int == 0)
    }

    @Test(
        "what cannot be compared is refused, and told",
        arguments: [
            ("kortlaegning=2025", 404), ("kortlaegning=2026&siden=2026", 400), ("kortlaegning=2026&siden=1999", 404),
            ("kortlaegning=2026&taerskel=100_5", 400), ("kortlaegning=2026&vis=mobil&taerskel=100_30", 400),
            ("kortlaegning=2026&inden_for=9999", 404), ("", 400),
        ])
    func refused(query: String, status: Int) async throws {
        let site = try await Site([Self.before, Self.after])
        #expect(try await site.get("/sammenligning?\(query)", accept: "application/json").status == status)
    }

    @Test("its page tells the finding, draws both campaigns, and lists the same rows")
    func page() async throws {
        var north = Self.after
        north.addresses.append(("Aalborg", "0851", [Row(id: 11, postcode: 9000, xdsl: (20, 2))]))
        var northBefore = Self.before
        northBefore.addresses.append(("Aalborg", "0851", [Row(id: 11, postcode: 9000, xdsl: (20, 2))]))
        let page = try await Site([northBefore, north]).get("/processes/sammenligning?f=html&kortlaegning=2026&koer=1")
        #expect(
            page.text.contains(
                "Fra 2025 til 2026 har 1 adresse fået 100/30 Mbit/s, og 1 har mistet det; andelen, der mangler det, er "
                    + "gået fra 60,0\u{A0}% til 60,0\u{A0}%."))
        #expect(page.text.contains("er faldet i 0 af 2 kommuner"))
        #expect(page.body.contains("id=\"diagram-0-title\"") && page.body.contains("chart-before"))
        #expect(page.rows(of: "svar").map { $0[1] } == ["Guldborgsund", "Aalborg"])
        #expect(page.text.contains("landkort run sammenligning --input kortlaegning=2026"))
        #expect(page.text.contains("2025.csv") && page.text.contains("2026.csv"), "the sources of both")
    }

    @Test("cells are told with their shapes, and are to be had so")
    func cells() async throws {
        let site = try await Site([Self.after])
        let page = try await site.get("/processes/daekningsgrad?f=html&kortlaegning=2026&omraade=celle-1km&koer=1")
        #expect(page.body.contains("f=geojson") && page.body.contains("data-tiles="))
        #expect(page.text.contains("I 1 af 1 celler på 1 km mangler mere end 5\u{A0}% af adresserne 100/30 Mbit/s."))
        #expect(!page.body.contains("class=\"chart\""), "the map is the chart of cells")
        let body = try await site.get(
            "/daekningsgrad?kortlaegning=2026&omraade=celle-1km&f=geojson", accept: "*/*"
        ).body
        let document = try #require(JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
        let feature = try #require((document["features"] as? [[String: Any]])?.first)
        #expect((feature["properties"] as? [String: Any])?["adresser"] as? Int == 4)
        let rings = try #require((feature["geometry"] as? [String: Any])?["coordinates"] as? [[[Double]]])
        #expect(rings[0].count == 5 && rings[0].allSatisfy { 11.5...12 ~= $0[0] && 54.5...55 ~= $0[1] })
    }
}
