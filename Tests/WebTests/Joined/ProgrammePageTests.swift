import Foundation
import LandkortCore
import Testing

@testable import LandkortWeb

@Suite("A municipality's programme")
struct ProgrammePageTests {
    @Test("seven projects of one municipality, two pools whose amounts nobody told, and the case that treated them")
    func norddjurs() async throws {
        let desk = try await JoinedDesk()
        let page = try await desk.page("/overblik/program?kommune=0707")
        #expect(page.words.contains("7 indsatser. For 7 er status ikke oplyst."), "\(page.words)")
        #expect(page.words.contains("Beløbene for 2024 og 2025 er ikke oplyst i kilden"))
        #expect(page.words.contains("Status på digitalisering 2025, Økonomiudvalget 11. august 2025. Godkendt."))
        let years = try await desk.page("/overblik/program?kommune=0707&f=csv&tabel=puljer").table
        #expect(years.map { $0["aar"] } == ["2025", "2024"] && years.allSatisfy { $0["budget"] == "" })
        let parts = try await desk.page("/overblik/program?kommune=0707&f=csv&tabel=forankring").table
        let track = parts.first { $0["fokusomraade"]?.hasSuffix("Omstilling med teknologi og AI") == true }
        #expect(track?["foreslaaede"]?.contains("FleetOptimiser") == true && track?["indsatser"] == "")
    }

    @Test(
        "what is given, spent and left of a pool is counted, what is only applied for is not, and lights have reasons")
    func money() async throws {
        let desk = try await JoinedDesk { rows in
            var other = rows["puljebevilling"]![0]
            other.id = "00000000-0000-4000-8000-000000000001"
            (other["objekt_id"], other["indsats"]) = (.string(other.id), "fcd4947b-2c41-53ba-9fed-5a86969c0a20")
            (other["tilstand"], other["bevilget"]) = ("ansoegt", 1_000_000)
            rows["puljebevilling"]!.append(other)
        }
        let years = try await desk.page("/overblik/program?kommune=0787&f=json&tabel=puljer")
        #expect(
            years.text.contains(
                "\"budget\":1620000,\"bevilget\":450000,\"forbrugt\":210000,\"ikke_bevilget\":1170000"),
            "\(years.text)")
        let page = try await desk.page("/overblik/program?kommune=0787")
        #expect(page.words.contains("450.000 kr. af 1,62 mio. kr. er bevilget i 2025"))
        #expect(page.words.contains("1 indsats. 1 afviger, men kan rettes op."))
        #expect(page.words.contains("Levering af sensorer er to måneder forsinket"))
        #expect(page.text.contains("class=\"part-done\"") && page.text.contains("class=\"part-underway\""))
    }

    @Test("a municipality that has entered nothing is told what comes next")
    func empty() async throws {
        let desk = try await JoinedDesk { rows in
            for register in ["indsats", "pulje", "puljebevilling", "gevinst", "indsatsforankring", "politisk_sag"] {
                rows[RegisterID(rawValue: register)] = []
            }
        }
        let own = try await desk.page("/overblik/program?kommune=0707")
        #expect(own.status == 200 && own.words.contains("Ingen indsatser er skrevet ind."), "\(own.words)")
        #expect(try await desk.page("/overblik/program?kommune=9999").status == 400)
        let page = try await desk.page("/overblik/program")
        #expect(page.status == 200 && page.words.contains("En tovholder kan oprette den første indsats"))
    }
}
