import Foundation
import LandkortApplication
import LandkortCore
import LandkortStore
import Support
import Testing

@testable import LandkortWeb

@Suite("the page of a municipality")
struct MunicipalityPageTests {
    /// Six addresses in two post codes: two reach 100/30, three do not, one is unknown.
    private static let rows: [TestCampaign.Row] = [
        .init(id: 1, fibre: (1000, 1000), mobile: (1000, 50)),
        .init(id: 2, number: "2", cable: (300, 50)),
        .init(id: 3, number: "3", xdsl: (20, 2), mobile: (30, 2)),
        .init(id: 4, number: "4", postcode: 4840, place: (2500, 0), wireless: (100, 20), xdsl: (50, 10)),
        .init(id: 5, number: "5", postcode: 4840, place: (2600, 0), mobile: (0, 0)),
        .init(id: 6, number: "6", postcode: 4840, place: (2700, 0), cable: (200, 0)),
    ]
    private static let campaign = TestCampaign(addresses: [("Guldborgsund", "0376", rows)])
    private static let path = "/collections/kommune/items/0376"

    @Test("says in one sentence how many lack it, in both languages")
    func sentence() async throws {
        let site = try await Site([Self.campaign])
        let danish = try await site.get(Self.path)
        #expect(danish.status == 200)
        #expect(danish.text.contains("3 af 6 adresser i 2 af Guldborgsunds postnumre mangler 100/30 Mbit/s."))
        #expect(danish.text.contains("For 1 adresse er svaret ukendt"))
        let english = try await site.get(Self.path, .en)
        #expect(english.text.contains("3 of 6 addresses in 2 of Guldborgsund’s post codes lack 100/30 Mbit/s."))
    }

    @Test("leads to the history of its record, and the public to no form")
    func record() async throws {
        let site = try await Site([Self.campaign])
        let page = try await site.get(Self.path)
        #expect(page.body.contains("href=\"\(Self.path)/versions\""))
        #expect(!page.body.contains("\(Self.path)/edit"))
        #expect(try await site.get("\(Self.path)/versions").status == 200)
    }

    @Test("speaks of a single address as one")
    func oneAddress() async throws {
        let site = try await Site([TestCampaign(addresses: [("Guldborgsund", "0376", [Self.rows[0]])])])
        let page = try await site.get(Self.path)
        #expect(!page.body.contains("id=\"top-cells\"") && page.text.contains("Ingen celler på 1 km har adresser"))
        #expect(page.text.contains("Den ene adresse i Guldborgsunds postnummer 4800 kan få 100/30 Mbit/s."))
    }

    @Test("of a whole campaign names the municipality and no post codes")
    func wholeCampaign() async throws {
        var campaign = Self.campaign
        campaign.isPartial = false
        let page = try await Site([campaign]).get(Self.path)
        #expect(page.text.contains("3 af 6 adresser i Guldborgsund mangler 100/30 Mbit/s."))
        #expect(!page.text.contains("Kortlægningen er delvis"))
    }

    @Test("of a partial campaign lists the post codes it holds")
    func partialNotice() async throws {
        let page = try await Site([Self.campaign]).get(Self.path)
        #expect(page.text.contains("I Guldborgsund rummer kortlægningen 2026 disse 2 postnumre: 4800, 4840."))
    }

    @Test("counts each demand as the analysis does", arguments: SpeedDemand.all)
    func thresholds(demand: SpeedDemand) async throws {
        let site = try await Site([Self.campaign])
        let campaign = try await site.workspace.campaign("2026")
        let counts = try #require(
            try await site.workspace.coverage(of: campaign, by: .municipality, within: "0376").first
        ).counts
        let page = try await site.get("\(Self.path)?taerskel=\(demand.code)")
        let label = demand.upload > 0 ? demand.title : "\(demand.title) ned"
        let row = try #require(page.rows(of: "thresholds").first { $0.first == label })
        #expect(row[1] == String(counts["daekket_\(demand.code)"]))
        #expect(row[2] == String(counts[demand.missing]))
        #expect(row[4] == String(counts["ukendt_\(demand.code)"]))
    }

    @Test("shows post codes by what is missing, and sorts them as asked")
    func postcodes() async throws {
        let site = try await Site([Self.campaign])
        #expect(try await site.get(Self.path).rows(of: "postcodes").map { $0[0] } == ["4840", "4800"])
        let sorted = try await site.get("\(Self.path)?sort=postnr").rows(of: "postcodes")
        #expect(sorted.map { $0[0] } == ["4800", "4840"])
        #expect(sorted[1] == ["4840", "3", "2", "66,7\u{A0}%", "", "1"])
        #expect(try await site.get("\(Self.path)?sort=alder").status == 400)
    }

    @Test("tells how many depend on copper, and how many of them have weak mobile")
    func copper() async throws {
        let page = try await Site([Self.campaign]).get(Self.path)
        #expect(page.text.contains("1 adresse har kun kobber. Af dem har 1 mobil på højst 100 Mbit/s"))
    }

    @Test("orders the cells where most are missing, and calls them by their street")
    func cells() async throws {
        let page = try await Site([Self.campaign]).get(Self.path)
        let rows = page.rows(of: "top-cells")
        #expect(rows.first == ["Kirkevej, 4840", "3", "2", "66,7\u{A0}%"])
        #expect(rows.count == 2)
    }

    @Test("outside the campaign says so and shows no zero")
    func notCovered() async throws {
        let page = try await Site([Self.campaign]).get("/collections/kommune/items/0101")
        #expect(page.status == 200)
        #expect(page.text.contains("Kortlægningen 2026 rummer ingen adresser i København."))
        #expect(!page.body.contains("id=\"thresholds\""))
        #expect(!page.text.contains("0 af"))
    }

    @Test("without any campaign tells how to import one")
    func noCampaign() async throws {
        let page = try await Site().get(Self.path)
        #expect(page.status == 200)
        #expect(page.text.contains("landkort campaign import"))
    }

    @Test("that does not exist is not found")
    func unknown() async throws {
        #expect(try await Site([Self.campaign]).get("/collections/kommune/items/9999").status == 404)
        #expect(try await Site([Self.campaign]).get("\(Self.path)?kortlaegning=1999").status == 404)
        #expect(try await Site([Self.campaign]).get("\(Self.path)?taerskel=7").status == 400)
    }

    @Test("says that invented rows are invented, and that real ones are not")
    func synthetic() async throws {
        var invented = Self.campaign
        invented.isSynthetic = true
        #expect(try await Site([invented]).get(Self.path).text.contains("Eksempeldata – syntetiske rækker"))
        #expect(try await Site([invented]).get(Self.path, .en).text.contains("Sample data – synthetic rows"))
        #expect(!(try await Site([Self.campaign]).get(Self.path).text.contains("Eksempeldata")))
    }

    @Test("beside a real campaign names every kind of invented row that it shows, and no other")
    func syntheticRows() async throws {
        func row(_ id: Int, _ values: [String: Value]) -> Feature {
            let id = "00000000-0000-4000-8000-00000000000\(id)"
            let own: [String: Value] = ["kommunekode": "0376", "syntetisk": true, "off_kode": "1"]
            return Feature(id: id, values: own.merging(values) { $1 })
        }
        let masts = [row(1, ["navn": "En mast", "masteid": "E1"])]
        let path = Self.path
        let one = try await Site([Self.campaign], features: ["mast": masts]).get(path)
        #expect(one.text.contains("Siden viser opdigtede rækker: master."), "\(one.text)")
        let features: [RegisterID: [Feature]] = ["mast": masts, "beskyttelsesrum": [row(2, ["adresse": "Et sted 1"])]]
        let site = try await Site([Self.campaign], features: features)
        #expect(try await site.get(path).text.contains("Siden viser opdigtede rækker: master, beskyttelsesrum."))
        #expect(try await site.get(path, .en).text.contains("The page shows invented rows: masts, shelters."))
    }

    @Test("sorts at the table, and counts cells of each size that the map draws")
    func tableAndLegend() async throws {
        let page = try await Site([Self.campaign]).get(Self.path).body
        #expect(page.contains("sort=postnr#postcodes\""))
        for size in ["10km", "1km", "100m"] {
            #expect(page.contains(try Regex("data-level-\(size)=\"[0-9.]+ celle")), "\(size)")
        }
    }

    @Test("keeps campaign, kind and demand in its links")
    func links() async throws {
        var business = Self.campaign
        business.kind = .offeredBusiness
        let site = try await Site([Self.campaign, business])
        let page = try await site.get("\(Self.path)?kortlaegning=2026&art=offered-business&taerskel=30_5")
        let partnership = "/collections/partnerskab/items/digital-taskforce-region-sjaelland"
        let view = "?kortlaegning=2026&amp;art=offered-business&amp;taerskel=30_5"
        #expect(page.body.contains("href=\"\(partnership)\(view)\""))
        #expect(page.text.contains("udbudt, erhverv"))
    }

    @Test("of the real file reads 221 of 10,931", .enabled(if: Places.hasData, "the real files are not here"))
    func realFile() async throws {
        let file = Places.data.appending(path: "broadband/bbk26_guldborgsund.csv").path
        let scratch = try Scratch()
        let store = try await Opening.store(at: scratch.path("real.gpkg"), creating: true)
        var work = CampaignImport(id: CampaignID(name: "2026"), threads: 2, now: "2026-11-20T10:00:00Z")
        work.isPartial = true
        _ = try await work.run(file, into: { store })
        let page = try await Site(store).get(Self.path)
        #expect(page.text.contains("221 af 10.931 adresser i 9 af Guldborgsunds postnumre mangler 100/30 Mbit/s."))
        #expect(
            page.text.contains(
                "I Guldborgsund rummer kortlægningen 2026 disse 9 postnumre: 4862, 4863, 4871, 4872, 4874, 4880, 4891, 4892, 4894."
            ))
        #expect(page.text.contains("Fiber 10.675 97,7\u{A0}%"))
        #expect(page.text.contains("Har kun kobber 9"))
        #expect(page.text.contains("Har intet fast net 14"))
    }
}
