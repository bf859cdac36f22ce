import LandkortCore
import LandkortStore
import Support
import Testing

@testable import LandkortApplication

/// A few streets in three municipalities.
struct Streets: Sendable {
    let trial: ImportTrial
    let workspace: Workspace
    let campaign: Campaign

    /// Read by many tests and written by none.
    static let shared = Task { try await Streets() }

    static let lines: [CoverageLine] = {
        let numbers = ["1", "2", "10", "10A", "10B", "11", "100", "3"]
        var lines: [CoverageLine] = []
        func add(_ street: String, _ postcode: String, _ municipality: String, _ numbers: [String]) {
            for number in numbers {
                lines.append(
                    CoverageLine(
                        id: lines.count, street: street, number: number, postcode: postcode, municipality: municipality,
                        east: "\(570_000 + lines.count * 7)", north: "\(6_310_000 + lines.count * 11)"))
            }
        }
        add("Krogsdamvej", "9352", "Jammerbugt", numbers.reversed())
        add("Krogsdamvej", "9440", "Jammerbugt", ["5"])
        add("Store Krogsgade", "9000", "Aalborg", ["1", "7"])
        add("Gammel Ågade", "9000", "Aalborg", ["4"])
        add("Aagade", "9000", "Aalborg", ["6"])
        add("Ærøvej", "9940", "Læsø", ["8"])
        add("Østergade", "9940", "Læsø", ["2", "2c"])
        add("Rue d'Été", "", "Læsø", ["1"])
        return lines
    }()

    init() async throws {
        trial = try await ImportTrial()
        try await trial.run(CoverageText.file(Self.lines))
        workspace = Workspace(store: trial.store, threads: 1, today: { "2026-11-20" })
        campaign = try await workspace.campaign("2026")
    }

    func search(_ text: String, within area: String? = nil, limit: Int = 50) async throws -> [String] {
        try await workspace.addresses(matching: text, in: campaign, within: area, limit: limit).map(\.text)
    }
}

@Suite("Searching for an address")
struct AddressSearchTests {
    @Test("house numbers come in the order people count, letters behind their number")
    func order() async throws {
        let found = try await Streets.shared.value.search("krogsdamvej", within: "0849")
        let expected = ["1", "2", "3", "5", "10", "10A", "10B", "11", "100"]
        #expect(found.map { $0.split(separator: ",")[0] } == expected.map { "Krogsdamvej \($0)" })
    }

    @Test(
        "a place is found behind the street, with a comma or without, by municipality, post code or town",
        arguments: [
            "store krogsgade 1 aalborg", "store krogsgade 1, aalborg", "store krogsgade 1 9000",
            "store krogsgade 1, 9000 Aalborg", "store krogsgade 1 vestby", "store krogsgade 1, Vestby C",
            "store krogsgade 1 vestby c", "9000 store krogsgade 1",
        ])
    func places(text: String) async throws {
        let streets = try await Streets.shared.value
        let found = try await streets.workspace.addresses(
            matching: text, in: streets.campaign, towns: [9000: "Vestby C", 9352: "Dybvad"], limit: 9)
        #expect(found.map { "\($0.street) \($0.number)" } == ["Store Krogsgade 1"])
    }

    @Test("a town that has no such street finds nothing, and a post code alone finds its addresses")
    func placeAlone() async throws {
        let streets = try await Streets.shared.value
        func found(_ text: String) async throws -> [Int] {
            try await streets.workspace.addresses(
                matching: text, in: streets.campaign, towns: [9000: "Vestby C", 9352: "Dybvad"], limit: 50
            ).map(\.postcode)
        }
        #expect(try await found("store krogsgade 1 dybvad") == [])
        #expect(try await found("krogsdamvej dybvad") == Array(repeating: 9352, count: 8))
        #expect(try await found("9000") == [9000, 9000, 9000, 9000])
        #expect(try await found("9000 Vestby C") == [9000, 9000, 9000, 9000])
        #expect(try await found("9999") == [])
        #expect(try await found("9000 Dybvad") == [])
    }

    @Test("streets that begin with the text come before those that hold it in a later word")
    func wordsWithin() async throws {
        let streets = try await Streets.shared.value
        let found = try await streets.search("krogs")
        #expect(found.count == 11)
        #expect(found.prefix(9).allSatisfy { $0.hasPrefix("Krogsdamvej") })
        #expect(found.suffix(2) == ["Store Krogsgade 1, 9000", "Store Krogsgade 7, 9000"])
        #expect(try await streets.search("rogsdam").isEmpty)
    }

    @Test(
        "number, post code and municipality narrow the search",
        arguments: [
            ("Krogsdamvej 84", []), ("Krogsdamvej 2", ["Krogsdamvej 2, 9352"]),
            (
                "krogsdamvej 10",
                ["Krogsdamvej 10, 9352", "Krogsdamvej 10A, 9352", "Krogsdamvej 10B, 9352", "Krogsdamvej 100, 9352"]
            ),
            ("krogsdamvej 10a", ["Krogsdamvej 10A, 9352"]), ("krogsdamvej 10 a", ["Krogsdamvej 10A, 9352"]),
            ("krogsdamvej, 9440", ["Krogsdamvej 5, 9440"]), ("krogsdamvej 9440", ["Krogsdamvej 5, 9440"]),
            ("krogsdamvej 5 9440", ["Krogsdamvej 5, 9440"]),
            ("krogsdamvej 5, 9440 Dronninglund", ["Krogsdamvej 5, 9440"]),
            ("østergade 2 C", ["Østergade 2c, 9940"]), ("krogs 1, aalb", ["Store Krogsgade 1, 9000"]),
            ("krogs 1, læsø", []), ("krogsdamvej 9352 ", nil),
            ("  KROGSDAMVEJ   2 ,  9352", ["Krogsdamvej 2, 9352"]),
        ] as [(String, [String]?)])
    func narrowing(text: String, expected: [String]?) async throws {
        let found = try await Streets.shared.value.search(text)
        guard let expected else {
            #expect(found.count == 8)
            return
        }
        #expect(found == expected)
    }

    @Test(
        "å, æ and ø are found however they are typed",
        arguments: [
            ("ågade", ["Aagade 6, 9000", "Gammel Ågade 4, 9000"]),
            ("aagade", ["Aagade 6, 9000", "Gammel Ågade 4, 9000"]),
            ("GAMMEL ÅGADE", ["Gammel Ågade 4, 9000"]), ("ærø", ["Ærøvej 8, 9940"]), ("aeroe", ["Ærøvej 8, 9940"]),
            ("A\u{30A}gade", ["Aagade 6, 9000", "Gammel Ågade 4, 9000"]),
            ("oestergade", ["Østergade 2, 9940", "Østergade 2c, 9940"]), ("rue d'ete", ["Rue d'Été 1"]),
        ])
    func folding(text: String, expected: [String]) async throws {
        #expect(try await Streets.shared.value.search(text) == expected)
    }

    @Test("the best come first whatever the limit, and nothing is found for nothing")
    func limits() async throws {
        let streets = try await Streets.shared.value
        #expect(try await streets.search("krogs", limit: 3) == ["1", "2", "3"].map { "Krogsdamvej \($0), 9352" })
        for text in ["", "   ", ",", "\u{0}", "%", "zzz"] { #expect(try await streets.search(text).isEmpty) }
    }

    @Test("only addresses of the area are found, and an unknown area is told")
    func within() async throws {
        let streets = try await Streets.shared.value
        #expect(try await streets.search("krogs", within: "0851").count == 2)
        #expect(try await streets.search("krogs", within: "1081").count == 11)
        await #expect(throws: ProcessProblem.self) { try await streets.search("krogs", within: "9999") }
    }
}

@Suite("Addresses of a campaign")
struct AddressTests {
    @Test("an address is found by its id, and no other")
    func byID() async throws {
        let streets = try await Streets.shared.value
        for (place, line) in Streets.lines.enumerated() {
            let id = try #require(AddressID(CoverageLine.id(place)))
            let found = try #require(try await streets.workspace.address(id, in: streets.campaign))
            #expect(found.street == line.street)
            #expect(found.number == line.number)
            #expect(found.municipalityName == line.municipality)
        }
        #expect(try await streets.workspace.address(AddressID(high: 1, low: 1), in: streets.campaign) == nil)
    }

    @Test("neighbours are the nearest of the municipality, nearest first, itself and those without a place left out")
    func neighbours() async throws {
        let trial = try await ImportTrial()
        var random = SplitMix(seed: 8)
        var lines = (0..<80).map { row in
            CoverageLine(
                id: row, municipality: row % 8 == 7 ? "Læsø" : "Aalborg",
                east: "\(Int.random(in: 570_000..<570_900, using: &random))",
                north: "\(Int.random(in: 6_310_000..<6_310_900, using: &random))")
        }
        lines[3].east = ""
        lines[4].north = ""
        try await trial.run(CoverageText.file(lines))
        let workspace = Workspace(store: trial.store, threads: 1, today: { "2026-11-20" })
        let campaign = try await workspace.campaign("2026")
        let centre = try #require(try await workspace.address(AddressID(CoverageLine.id(0))!, in: campaign))

        for limit in [0, 1, 5, 1000] {
            let found = try await workspace.neighbours(of: centre, in: campaign, limit: limit)
            let expected = lines.dropFirst().filter { $0.municipality == "Aalborg" && $0.east != "" && $0.north != "" }
                .map { line in
                    let (dx, dy) = (Double(line.east)! - centre.position!.x, Double(line.north)! - centre.position!.y)
                    return (dx * dx + dy * dy).squareRoot()
                }.sorted().prefix(limit)
            #expect(found.map(\.metres) == Array(expected))
            #expect(found.allSatisfy { $0.address.position != nil && $0.address.id != centre.id })
        }
        let placeless = try #require(try await workspace.address(AddressID(CoverageLine.id(3))!, in: campaign))
        #expect(placeless.position == nil)
        #expect(try await workspace.neighbours(of: placeless, in: campaign, limit: 5).isEmpty)
    }

    @Test("pages walked to the end give each address once, whatever their size, with and without a box")
    func pages() async throws {
        let streets = try await Streets.shared.value
        let box = Envelope(minX: 570_020, minY: 6_310_000, maxX: 570_098, maxY: 6_310_120)
        let inside = Streets.lines.indices.filter { (20...98).contains($0 * 7) && $0 * 11 <= 120 }
        for (box, expected) in [(nil, Array(Streets.lines.indices)), (box, inside)] {
            var query = AddressQuery()
            query.box = box
            for limit in [1, 3, 100] {
                var (ids, after): ([String], String?) = ([], nil)
                repeat {
                    let page = try await streets.workspace.addresses(
                        in: streets.campaign, query, after: after, limit: limit)
                    #expect(page.records.count <= limit)
                    ids += page.records.map(\.id.text)
                    after = page.next
                } while after != nil
                #expect(ids.count == expected.count)
                #expect(Set(ids) == Set(expected.map(CoverageLine.id)))
            }
            let count = try await streets.workspace.countAddresses(in: streets.campaign, query)
            #expect(count == expected.count)
        }
    }

    @Test("a cursor into rows that are gone, or that no page gave, is refused")
    func staleCursor() async throws {
        let streets = try await Streets.shared.value
        for cursor in ["", "x", "1", "-1.0", "999999.0", "\(streets.campaign.parts[0].key).999999"] {
            let problem = await #expect(throws: StoreProblem.self) {
                try await streets.workspace.addresses(
                    in: streets.campaign, after: cursor, limit: 1)
            }
            #expect(problem?.code == "store.bad-cursor", "\(cursor)")
        }
    }
}
