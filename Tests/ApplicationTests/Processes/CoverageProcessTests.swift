import LandkortCore
import LandkortRegisters
import Support
import Testing

@testable import LandkortApplication

@Suite("daekningsgrad over areas")
struct CoverageProcessTests {
    @Test("every grouping counts every address once, and every figure adds up to the same")
    func sumsAgree() async throws {
        let country = try await Country.shared.value
        let expected = OutputRow.total(try await country.run(["omraade": "kommune"]))
        #expect(expected["adresser"] == Country.rows)
        for grouping in ["region", "postnummer", "celle-10km", "celle-1km", "celle-100m"] {
            let rows = try await country.run(["omraade": grouping])
            #expect(OutputRow.total(rows) == expected, "\(grouping)")
            #expect(Set(rows.map(\.code)).count == rows.count, "\(grouping): each area once, without code once")
        }
    }

    @Test("a municipality's row is what its lines in the file say, both spellings together")
    func municipalities() async throws {
        let rows = try await Country.shared.value.run(["omraade": "kommune"])
        #expect(rows.map(\.code) == ["0101", "0376", "0411", "0707", "0787", "0820", "0825", "0851", nil])
        let vesthimmerland = try #require(rows.first { $0.code == "0820" })
        #expect(vesthimmerland.name == "Vesthimmerlands")
        let lines = Country.lines.filter { $0.municipality.hasPrefix("Vesthimmerland") }
        #expect(vesthimmerland.counts["adresser"] == lines.count)
        #expect(vesthimmerland.counts["fiber"] == lines.count { !$0.speeds[2].isEmpty })
        #expect(vesthimmerland.counts["mobil 77/7"] == lines.count { $0.speeds[8] == "77" })
        #expect(vesthimmerland.counts["mobil ingen"] == lines.count { ["", "0"].contains($0.speeds[8]) })
    }

    @Test("a name that does not resolve has its own row, without code, last")
    func unresolved() async throws {
        let country = try await Country.shared.value
        let last = try #require(try await country.run(["omraade": "kommune"]).last)
        #expect(last["omraade"] == .null)
        #expect(last.name == "Ukendtby")
        #expect(last.counts["adresser"] == Country.lines.count { $0.municipality == "Ukendtby" })
    }

    @Test("within a municipality, region or partnership only its addresses count, whatever the grouping")
    func within() async throws {
        let country = try await Country.shared.value
        let members = [
            "0851": ["Aalborg"], "0411": ["Christiansø"], "0820": ["Vesthimmerland", "Vesthimmerlands"],
            "1081": ["Thisted", "Aalborg", "Vesthimmerland", "Vesthimmerlands", "Læsø"], "1085": ["Guldborgsund"],
            "digital-infrastruktur-nordjylland": ["Thisted", "Aalborg", "Vesthimmerland", "Vesthimmerlands", "Læsø"],
        ]
        for (code, names) in members {
            let expected = Country.lines.count { names.contains($0.municipality) }
            for grouping in CoverageGrouping.allCases where grouping != .partnership {
                let rows = try await country.run(["omraade": grouping.rawValue, "inden_for": code])
                #expect(OutputRow.total(rows)["adresser"] == expected, "\(grouping) in \(code)")
            }
        }
    }

    @Test("a municipality in two partnerships counts in both, and those in none make one row without code")
    func partnerships() async throws {
        let country = try await Country.shared.value
        let rows = try await country.run(["omraade": "partnerskab"])
        func addresses(_ code: String?) -> Int? { rows.first { $0.code == code }?.counts["adresser"] }
        let north = ["Thisted", "Aalborg", "Vesthimmerland", "Vesthimmerlands", "Læsø"]
        #expect(
            addresses("digital-infrastruktur-nordjylland") == Country.lines.count { north.contains($0.municipality) })
        let members = Set(try await country.workspace.territory().partnerships.groups.flatMap(\.members))
        let municipalities = try await country.workspace.territory().municipalities
        let rest = Country.lines.count { line in
            !(municipalities.code(of: line.municipality).map(members.contains) ?? false)
        }
        #expect(addresses(nil) == rest)
        #expect(rest > 0)
    }

    @Test("Christiansø is in no region, and neither it nor an unknown name disappears from the regions")
    func christiansoe() async throws {
        let rows = try await Country.shared.value.run(["omraade": "region"])
        let rest = try #require(rows.last)
        #expect(rest["omraade"] == .null)
        #expect(rest["navn"] == .null)
        #expect(
            rest.counts["adresser"] == Country.lines.count { ["Christiansø", "Ukendtby"].contains($0.municipality) })
    }

    @Test("regions are those of the day", arguments: ["2026-12-31", "2027-01-01"])
    func regionsOfTheDay(day: String) async throws {
        let country = try await Country(today: day)
        let rows = try await country.run(["omraade": "region"])
        let names = rows.map { "\($0.code ?? "–") \($0.name ?? "–")" }
        let west = ["1081 Region Nordjylland", "1082 Region Midtjylland"]
        guard day < "2027" else {
            #expect(names == west + ["foreloebig-oestdanmark Region Østdanmark", "– –"])
            let east = Country.lines.count { ["København", "Guldborgsund"].contains($0.municipality) }
            #expect(rows[2].counts["adresser"] == east)
            await #expect(throws: ProcessProblem.self) {
                try await country.run(["omraade": "kommune", "inden_for": "1084"])
            }
            return
        }
        #expect(names == west + ["1084 Region Hovedstaden", "1085 Region Sjælland", "– –"])
    }

    @Test("post codes have four digits, and addresses without one come last, without code")
    func postcodes() async throws {
        let rows = try await Country.shared.value.run(["omraade": "postnummer"])
        #expect(rows.map(\.code) == ["0800", "9000", "9370", nil])
        #expect(rows[0].counts["adresser"] == Country.lines.count { $0.postcode == "0800" })
    }

    @Test(
        "cells are named by their lower left corner",
        arguments: [("celle-10km", 10_000), ("celle-1km", 1000), ("celle-100m", 100)])
    func cells(grouping: String, side: Int) async throws {
        let rows = try await Country.shared.value.run(["omraade": grouping])
        var expected: [String?: Int] = [:]
        for line in Country.lines {
            let east = Int(line.east.prefix { $0 != "," }), north = Int(line.north)!
            let isPlaced = east.map { $0 < 1_000_000 } ?? false
            let code = "\(grouping.dropFirst(6))_\(north / side)_\((east ?? 0) / side)"
            expected[isPlaced ? code : nil, default: 0] += 1
        }
        #expect(Set(rows.map(\.code)).count == rows.count)
        #expect(Dictionary(rows.map { ($0.code, $0.counts["adresser"] ?? 0) }) { $1 } == expected)
    }

    @Test("a campaign of another kind, which is not there, is told with those that are")
    func kinds() async throws {
        let country = try await Country.shared.value
        let problem = await #expect(throws: ProcessProblem.self) {
            try await country.run(["omraade": "kommune", "art": "technical"])
        }
        #expect(problem?.code == "process.unknown-campaign")
        #expect(problem?.message.en.contains("2026 (offered-private)") == true)
    }
}
