import LandkortApplication
import LandkortCore
import Testing

@testable import LandkortWeb

@Suite("addresses")
struct AddressPageTests {
    private typealias Row = TestCampaign.Row

    private static let before = TestCampaign(
        name: "2025", addresses: [("Guldborgsund", "0376", [Row(id: 1, xdsl: (20, 2), mobile: (50, 3)), Row(id: 5)])])
    private static let now = TestCampaign(addresses: [
        (
            "Guldborgsund", "0376",
            [
                Row(id: 1, street: "Bygaden", number: "7B", fibre: (1000, 500), xdsl: (20, 2), mobile: (600, 30)),
                Row(id: 2, street: "Bygaden", number: "9", place: (30, 40), xdsl: (20, 2)),
                Row(id: 3, street: "Ågade", number: "11", place: (0, 100), cable: (200, 0)),
                Row(id: 4, street: "Ågade", number: "12", place: (0, 200)),
            ]
        )
    ])

    private static func path(_ id: Int) -> String { "/collections/adresse/items/\(Row(id: id).identifier.text)" }

    @Test(
        "answers in one sentence, with the clause that decided it",
        arguments: [
            (1, "Ja, adressen kan få 100/30 Mbit/s. Fiber giver 1000/500 Mbit/s (ned/op)."),
            (2, "Nej, adressen kan ikke få 100/30 Mbit/s. Det bedste faste net er xDSL over kobber med 20/2 Mbit/s"),
            (3, "Det vides ikke, om adressen kan få 100/30 Mbit/s. Kabel-tv når 200 Mbit/s ned, men upload mangler"),
            (4, "Nej, adressen kan ikke få 100/30 Mbit/s. Der er ikke udbudt fast net på adressen."),
        ])
    func answer(id: Int, sentence: String) async throws {
        let page = try await Site([Self.now]).get(Self.path(id))
        #expect(page.text.contains(sentence))
    }

    @Test("answers in English too")
    func english() async throws {
        let page = try await Site([Self.now]).get(Self.path(1), .en)
        #expect(page.text.contains("Yes, the address can get 100/30 Mbit/s. Fibre gives 1000/500 Mbit/s (down/up)."))
    }

    @Test("shows the speeds of each campaign and what has changed")
    func speeds() async throws {
        let page = try await Site([Self.before, Self.now]).get(Self.path(1))
        #expect(page.text.contains("Teknologi 2026 2025 Ændring"))
        #expect(page.text.contains("Fiber 1000/500 ikke udbudt ny"))
        #expect(page.text.contains("xDSL (kobber) 20/2 20/2 uændret"))
        #expect(page.text.contains("Mobil 600/30 50/3 hurtigere"))
        let other = try await Site([Self.before, Self.now]).get(Self.path(2))
        #expect(other.text.contains("xDSL (kobber) 20/2 ikke med"))
    }

    @Test("a campaign of a few other addresses is no column; it is one on the page of an address that it has")
    func trials() async throws {
        let trials = ["2027a", "2027b", "2027c", "2027d"].map { name in
            TestCampaign(name: name, addresses: [("Guldborgsund", "0376", [Row(id: 2, xdsl: (10, 1))])])
        }
        let site = try await Site([Self.before, Self.now] + trials)
        let page = try await site.get(Self.path(1)).text
        #expect(page.contains("Teknologi 2026 2025 Ændring") && page.contains("Fiber 1000/500 ikke udbudt ny"))
        let tried = try await site.get(Self.path(2)).text
        #expect(tried.contains("Teknologi 2027d 2027c 2027b 2027a 2026 Ændring") && !tried.contains("ikke med"))
    }

    @Test("tells who depends on copper")
    func copper() async throws {
        let site = try await Site([Self.now])
        #expect(try await site.get(Self.path(2)).text.contains("Adressen har kun kobber."))
        #expect(try await site.get(Self.path(1)).text.contains("Adressen er ikke afhængig af kobber."))
    }

    @Test("lists neighbours, nearest first, with what they can get")
    func neighbours() async throws {
        let page = try await Site([Self.now]).get(Self.path(1))
        let rows = page.rows(of: "neighbours")
        #expect(rows.map { $0[0] } == ["Bygaden 9", "Ågade 11", "Ågade 12"])
        #expect(rows.map { $0[1] } == ["50 m", "100 m", "200 m"])
        #expect(rows.map { $0[3] } == ["nej", "ukendt", "nej"])
        #expect(page.text.contains("Af de 3 nærmeste adresser, alle inden for 200 m, kan 0 få 100/30 Mbit/s."))
    }

    @Test("names the town of a post code in the sample alone")
    func postTown() async throws {
        #expect(try await Site([Self.now]).get(Self.path(1)).body.contains("<h1>Bygaden 7B, 4800</h1>"))
        var sample = Self.now
        sample.isSynthetic = true
        #expect(try await Site([sample]).get(Self.path(1)).body.contains("<h1>Bygaden 7B, 4800 Nykøbing F</h1>"))
    }

    @Test("outside the campaign is not found")
    func outside() async throws {
        #expect(try await Site([Self.before, Self.now]).get("\(Self.path(2))?kortlaegning=2025").status == 404)
        #expect(try await Site([Self.now]).get("/collections/adresse/items/nix").status == 404)
    }

    @Test("are found while one types, with a link that keeps the campaign")
    func suggestions() async throws {
        let site = try await Site([Self.before, Self.now])
        let answer = try await site.get("/adresser?q=bygaden%207&f=json&kortlaegning=2026")
        #expect(
            answer.body == """
                {"hits":[{"text":"Bygaden 7B, 4800","kommune":"Guldborgsund",\
                "url":"\(Self.path(1))?kortlaegning=2026","lon":11.8027518,"lat":54.8347224}]}
                """)
        let typed = try await site.get("/adresser?q=%C3%A5gade+11&f=json").body
        #expect(typed.contains("Ågade 11, 4800") && !typed.contains("Ågade 12"))
        #expect(try await site.get("/adresser?q=&f=json").body == "{\"hits\":[]}")
        #expect(try await Site().get("/adresser?q=byg&f=json").body == "{\"hits\":[]}")
    }

    @Test("are found on a page without any script")
    func searchPage() async throws {
        let site = try await Site([Self.now])
        let page = try await site.get("/adresser?q=aagade")
        #expect(page.text.contains("2 adresser passer på »aagade«"))
        #expect(page.body.contains("href=\"\(Self.path(3))?kortlaegning=2026\">Ågade 11, 4800</a>"))
        let none = try await site.get("/adresser?q=%3Cscript%3E", .en)
        #expect(none.body.contains("No addresses match “&lt;script&gt;”"))
        #expect(none.text.contains("The mapping is partial."))
    }

    @Test("towns are written on the map of the sample alone")
    func places() async throws {
        #expect(try await Site([Self.now]).get("/steder.json", accept: "*/*").body == "[]")
        var sample = Self.now
        sample.isSynthetic = true
        let places = try await Site([sample]).get("/steder.json", accept: "*/*").body
        #expect(places.contains("{\"navn\":\"Skagen\",\"lon\":10.5"))
    }
}
