import LandkortCore
import Testing

@Suite("Facts that the example rows have to say exactly")
struct ExampleFactTests {
    @Test("Nordjylland got 7.4 million for 102 single addresses and 1.85 for 9 projects with 44 addresses in 2024")
    func grants() throws {
        let rows = try rows("tilsagn").filter {
            $0["partnerskabskode"] == "digital-infrastruktur-nordjylland" && $0["aar"] == 2024
        }
        #expect(sum("beloeb", of: rows, in: "saerlig") == 7_400_000)
        #expect(sum("antal_adresser", of: rows, in: "saerlig") == 102)
        #expect(sum("beloeb", of: rows, in: "almindelig") == 1_850_000)
        #expect(sum("antal_projekter", of: rows, in: "almindelig") == 9)
        #expect(sum("antal_adresser", of: rows, in: "almindelig") == 44)
    }

    @Test("Norddjurs has seven projects, pools of two years, and a case the economic committee approved")
    func norddjurs() throws {
        #expect(try rows("indsats").count { $0["kommunekode"] == "0707" && $0["sagsnummer"] == "25/4937" } == 7)
        #expect(try rows("pulje").filter { $0["kommunekode"] == "0707" }.map { $0["aar"] } == [2024, 2025])
        let decided = try #require(try rows("politisk_sag").first { $0["sagsnummer"] == "25/4937" })
        #expect(decided["udvalg"] == "Økonomiudvalget" && decided["dato"] == "2025-08-11")
        #expect(decided["udfald"] == "godkendt")
        let programme = try #require(try rows("politisk_sag").first { $0["dato"] == "2021-08-24" })
        #expect(programme["udvalg"] == "Kommunalbestyrelsen")
    }

    @Test("the joint strategy has 4 focus areas and 12 initiatives, the municipalities' 5 tracks")
    func strategies() throws {
        let parts = try rows("fokusomraade")
        #expect(parts.count { $0["art"] == "fokusomraade" } == 4)
        #expect(parts.count { $0["art"] == "spor" } == 5)
        #expect(try rows("initiativ").map { $0["nummer"] } == (1...12).map { .integer($0) })
    }

    @Test("units of a scenario are as many as it says, four or five, formed and taking over on the dates agreed")
    func units() throws {
        let units = try rows("driftsenhed")
        for scenario in try rows("scenarie") {
            let count = units.count { $0["scenarie"] == .string(scenario.id) }
            #expect(scenario["antal_enheder"] == .integer(count) && 4...5 ~= count)
            #expect(scenario["dannet_senest"] == "2027-01-01" && scenario["servere_net_senest"] == "2027-12-31")
        }
    }

    private func rows(_ register: RegisterID) throws -> [Feature] {
        try BuiltInRegisters.rows(of: BuiltInRegisters.named(register))
    }

    private func sum(_ field: String, of rows: [Feature], in scheme: String) -> Int {
        rows.filter { $0["ordning"] == .string(scheme) }.reduce(0) { sum, row in
            guard case .integer(let number) = row[field] else { return sum }
            return sum + number
        }
    }
}
