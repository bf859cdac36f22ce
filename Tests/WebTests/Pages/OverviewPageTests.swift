import LandkortApplication
import LandkortCore
import Testing

@testable import LandkortWeb

@Suite("the overview of a partnership or region")
struct OverviewPageTests {
    private typealias Row = TestCampaign.Row

    private static let campaign = TestCampaign(addresses: [
        ("Guldborgsund", "0376", [Row(id: 1, fibre: (1000, 1000)), Row(id: 2, xdsl: (20, 2))]),
        ("Lolland", "0360", [Row(id: 3, postcode: 4900, place: (-20_000, 0), xdsl: (20, 2))]),
        ("Aalborg", "0851", [Row(id: 4, postcode: 9000, place: (-120_000, 240_000))]),
    ])
    private static let partnership = "/collections/partnerskab/items/digital-taskforce-region-sjaelland"

    @Test("counts its own municipalities alone, and says how many the campaign holds")
    func sentence() async throws {
        let site = try await Site([Self.campaign])
        let danish = try await site.get(Self.partnership)
        #expect(danish.text.contains("2 af 3 adresser i 2 af partnerskabets 17 kommuner mangler 100/30 Mbit/s."))
        let english = try await site.get("/collections/region/items/1085", .en)
        #expect(english.text.contains("2 of 3 addresses in 2 of the region’s 17 municipalities lack 100/30 Mbit/s."))
    }

    @Test("shows a municipality outside the campaign as such, not as zero")
    func municipalityTable() async throws {
        let rows = try await Site([Self.campaign]).get(Self.partnership).rows(of: "municipalities")
        #expect(rows.count == 17)
        #expect(rows[0] == ["Lolland", "1", "1", "100,0\u{A0}%", ""])
        #expect(rows[1] == ["Guldborgsund", "2", "1", "50,0\u{A0}%", ""])
        #expect(rows.dropFirst(2).allSatisfy { $0.dropFirst() == ["–", "–", "ikke med", ""] })
    }

    @Test("sorts by name in the order of the Danish alphabet, municipalities without figures last")
    func sorting() async throws {
        let site = try await Site([Self.campaign])
        let rows = try await site.get("\(Self.partnership)?sort=navn").rows(of: "municipalities").map { $0[0] }
        #expect(rows.firstIndex(of: "Køge")! > rows.firstIndex(of: "Kalundborg")!)
        let most = try await site.get("\(Self.partnership)?sort=-adresser").rows(of: "municipalities").map { $0[0] }
        #expect(most.prefix(2) == ["Guldborgsund", "Lolland"])
    }

    @Test("asks the map for the area's own cells")
    func map() async throws {
        let page = try await Site([Self.campaign]).get(Self.partnership)
        let tiles = "/collections/daekning-{celle}/tiles/WebMercatorQuad/{z}/{y}/{x}?kortlaegning=2026&amp;inden_for="
        #expect(page.body.contains("data-tiles=\"\(tiles)digital-taskforce-region-sjaelland\""))
        #expect(page.text.contains("0 % 0 celler") || page.text.contains("0\u{A0}% 0 celler"))
        #expect(page.body.contains("data-outlines=\"\""))
    }

    @Test("lists more than fifteen post codes behind their number")
    func manyPostcodes() async throws {
        let rows = (1...20).map { Row(id: $0, postcode: 4800 + $0) }
        let campaign = TestCampaign(addresses: [("Guldborgsund", "0376", rows)])
        let site = try await Site([campaign])
        let page = try await site.get(Self.partnership)
        #expect(
            page.text.contains(
                "I partnerskabets kommuner rummer kortlægningen 2026 kun 20 postnumre i 1 kommune: Guldborgsund."))
        let english = try await site.get(Self.partnership, .en).text
        #expect(
            english.contains(
                "In the municipalities of the partnership, mapping 2026 holds only 20 post codes in 1 municipality: "
                    + "Guldborgsund."))
        #expect(
            try await site.get("/collections/region/items/1085").text.contains(
                "I regionens kommuner rummer kortlægningen 2026 kun 20 postnumre i 1 kommune: Guldborgsund."))
        #expect(try await site.get("/").text.contains("Kortlægningen 2026 rummer kun 20 postnumre i 1 kommune:"))
        #expect(page.body.contains("<details><summary>Vis postnumrene</summary><p>4801, 4802"))
    }

    @Test("without an address in the campaign lists its municipalities instead")
    func notCovered() async throws {
        let page = try await Site([Self.campaign]).get("/collections/region/items/1084")
        #expect(page.text.contains("Kortlægningen 2026 rummer ingen adresser i nogen af de 29 kommuner."))
        #expect(page.body.contains("href=\"/collections/kommune/items/0101?kortlaegning=2026\""))
    }

    @Test("shows roles to write to, and marks those that were to be confirmed")
    func contacts() async throws {
        let contact = Feature(
            id: "8890e594-9377-55dd-9912-024e7da04a76",
            values: [
                "objekt_id": "8890e594-9377-55dd-9912-024e7da04a76", "betegnelse": "Tovholder, Guldborgsund Kommune",
                "rolle": "tovholder", "kommunekode": "0376",
                "partnerskabskode": "digital-taskforce-region-sjaelland", "off_kode": "1",
                "funktionspostkasse": "digital@guldborgsund.example", "telefon": "12345678",
                "udloeber": "2026-06-30",
            ])
        let site = try await Site([Self.campaign], features: ["kontakt": [contact]])
        for path in [Self.partnership, "/collections/kommune/items/0376"] {
            let page = try await site.get(path)
            #expect(
                page.text.contains(
                    "Tovholder Guldborgsund Kommune digital@guldborgsund.example Skulle være bekræftet senest 30. juni 2026"
                ))
            #expect(!page.text.contains("12345678"))
        }
    }

    @Test("its front page lists every area, and names that no municipality has")
    func home() async throws {
        var campaign = Self.campaign
        campaign.addresses.append(("Atlantis", nil, [Row(id: 9)]))
        let site = try await Site([campaign])
        let page = try await site.get("/")
        #expect(page.text.contains("Tal for 2 af 17 kommuner · 3 adresser · 66,7\u{A0}% mangler 100/30"))
        #expect(page.text.contains("Atlantis (kendes ikke som kommune) 100,0\u{A0}%"))
        #expect(page.text.contains("Lolland 100,0\u{A0}%"))
        #expect(page.text.contains("29 kommuner · ikke med i kortlægningen 2026"))
        #expect(try await Site().get("/", .en).text.contains("29 municipalities · no mapping yet"))
    }

    @Test("gives its figures as a file")
    func download() async throws {
        let path = "/daekningsgrad?kortlaegning=2026&omraade=kommune&inden_for=0376&f=csv"
        let lines = try await Site([Self.campaign]).get(path).body.split(separator: "\r\n")
        #expect(lines.count == 2)
        #expect(lines[0].hasPrefix("omraade,navn,adresser,daekket_100_30,udaekket_100_30"))
        #expect(lines[1].hasPrefix("0376,Guldborgsund,2,1,1"))
    }
}
