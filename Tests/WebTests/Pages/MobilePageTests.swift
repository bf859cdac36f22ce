import LandkortApplication
import LandkortCore
import Testing

@testable import LandkortWeb

@Suite("the mobile view of an area")
struct MobilePageTests {
    private typealias Row = TestCampaign.Row

    /// Guldborgsund has each class once, one without upload and one that the file has never had; Lolland has none.
    private static let campaign = TestCampaign(addresses: [
        (
            "Guldborgsund", "0376",
            [(0, 0), (20, 1), (50, 3), (100, 5), (100, 0), (150, 7), (200, 10), (600, 30), (1000, 50)].enumerated()
                .map { Row(id: $0 + 1, fibre: (1000, 1000), mobile: $1) }
        ),
        ("Lolland", "0360", [Row(id: 20, postcode: 4900, place: (-20_000, 0), mobile: (0, 0))]),
    ])
    private static let region = "/collections/region/items/1085"
    private static let municipality = "/collections/kommune/items/0376"

    @Test(
        "counts an address as missing when its best class is slower down",
        arguments: [("30_2", 2), ("50_3", 2), ("100_5", 3), ("200_10", 6), ("600_30", 7)])
    func missing(code: String, count: Int) async throws {
        let site = try await Site([Self.campaign])
        let title = code.replacing("_", with: "/")
        let page = try await site.get("\(Self.municipality)?vis=mobil&taerskel=\(code)")
        #expect(
            page.text.contains(
                "\(count) af 9 adresser i Guldborgsunds postnummer 4800 mangler mobil på \(title) Mbit/s."))
        let english = try await site.get("\(Self.region)?vis=mobil&taerskel=\(code)", .en)
        #expect(
            english.text.contains(
                "\(count + 1) of 10 addresses in 2 of the region’s 17 municipalities lack mobile at \(title) Mbit/s."))
        let rows = try await site.get("\(Self.region)?vis=mobil&taerskel=\(code)").rows(of: "municipalities")
        #expect(rows[0] == ["Lolland", "1", "1", "100,0\u{A0}%", ""])
        #expect(rows[1].prefix(3) == ["Guldborgsund", "9", "\(count)"])
    }

    @Test("shows the class, no mobile, and how far the fastest reach, and nothing unknown")
    func overview() async throws {
        let page = try await Site([Self.campaign]).get("\(Self.region)?vis=mobil")
        for words in [
            "Mangler mobil på 100/5 Mbit/s 4 40,0\u{A0}%", "Ingen mobil 2 20,0\u{A0}%",
            "Har mobil på mindst 200/10 3 30,0\u{A0}%", "Har mobil på mindst 600/30 2 20,0\u{A0}%",
            "Andel, der mangler mobil på 100/5 Mbit/s",
        ] { #expect(page.text.contains(words), "\(words)") }
        #expect(!page.text.contains("ukendt") && !page.text.contains("Ukendt"))
        #expect(page.body.contains("data-figure=\"mobil_under_100_5\" data-unknown=\"\""))
        let cells = page.rows(of: "cell-list")
        #expect(cells.count == 2 && cells.allSatisfy { $0.count == 5 })
        let postcodes = try await Site([Self.campaign]).get("\(Self.municipality)?vis=mobil").rows(of: "postcodes")
        #expect(postcodes.map { $0.prefix(4) } == [["4800", "9", "3", "33,3\u{A0}%"]])
    }

    @Test("stands in the address: links keep it, and one leads back")
    func links() async throws {
        let site = try await Site([Self.campaign])
        let page = try await site.get("\(Self.region)?vis=mobil&taerskel=200_10")
        let view = "?kortlaegning=2026&amp;vis=mobil"
        #expect(page.body.contains("href=\"\(Self.municipality)\(view)&amp;taerskel=200_10\""))
        #expect(page.body.contains("href=\"\(Self.region)?kortlaegning=2026\">Fast</a>"))
        #expect(page.body.contains("href=\"\(Self.region)\(view)\" aria-current=\"true\">Mobil</a>"))
        #expect(page.body.contains("href=\"\(Self.region)\(view)&amp;taerskel=30_2\">30/2</a>"))
        let fixed = try await site.get("\(Self.region)?taerskel=30_5")
        #expect(fixed.body.contains("href=\"\(Self.region)\(view)\">Mobil</a>"))
        #expect(fixed.text.contains("0 af 9 adresser") || fixed.text.contains("1 af 10 adresser"))
        #expect(try await site.get("\(Self.region)?vis=fast").text.contains("mangler 100/30 Mbit/s."))
    }

    @Test("is refused for a network or a class that is none")
    func refused() async throws {
        let site = try await Site([Self.campaign])
        for query in ["vis=x", "vis=", "vis=mobil&taerskel=100_30", "vis=mobil&taerskel=1000_50", "taerskel=100_5"] {
            #expect(try await site.get("\(Self.region)?\(query)").status == 400, "\(query)")
        }
    }

    @Test("compares addresses by their class, and a municipality's share with the campaign before")
    func change() async throws {
        func campaign(_ name: String, _ classes: [(Int, Int)]) -> TestCampaign {
            let rows = classes.enumerated().map { Row(id: $0 + 1, mobile: $1) }
            return TestCampaign(name: name, addresses: [("Guldborgsund", "0376", rows)])
        }
        let site = try await Site([
            campaign("2025", [(50, 0), (100, 0), (20, 0), (200, 0)]),
            campaign("2026", [(100, 5), (50, 3), (600, 30), (200, 10)]),
        ])
        let page = try await site.get("\(Self.municipality)?vis=mobil")
        #expect(page.text.contains("Siden 2025 har 2 adresser fået mobil på 100/5 Mbit/s, og 1 har mistet det."))
        let overview = try await site.get("\(Self.region)?vis=mobil")
        #expect(overview.rows(of: "municipalities")[0].last == "−25,0")
        #expect(overview.text.contains("▼ −1 siden 2025"))
    }

    @Test("has its figures in the cells' items and tiles")
    func cells() async throws {
        let site = try await Site([Self.campaign])
        let items = try await site.get("/collections/daekning-1km/items?inden_for=0376", accept: "application/json")
        #expect(items.body.contains("\"mobil_under_30_2\":2,\"mobil_under_50_3\":2,\"mobil_under_100_5\":3,"))
        #expect(items.body.contains("\"mobil_under_200_10\":6,\"mobil_under_600_30\":7,\"mobil_ingen\":1"))
        let tile = try await site.get("/collections/daekning-10km/tiles/WebMercatorQuad/0/0/0", accept: "*/*")
        #expect(tile.body.contains("mobil_under_100_5") && tile.body.contains("mobil_ingen"))
        let page = try await site.get("/collections/daekning-1km")
        #expect(page.text.contains("Mobil under 100/5") && page.text.contains("Ingen mobil"))
    }

    @Test("has none on the front page or on an address, which show the fixed network")
    func elsewhere() async throws {
        let site = try await Site([Self.campaign])
        let address = "/collections/adresse/items/\(Row(id: 1).identifier.text)"
        #expect(try await site.get("\(address)?vis=mobil").text.contains("Ja, adressen kan få 100/30 Mbit/s."))
        #expect(try await site.get("/?vis=mobil").text.contains("mangler 100/30"))
    }
}
