import Foundation
import LandkortCore
import LandkortRegisters
import Testing

@testable import LandkortApplication
@testable import LandkortWeb

@Suite("Contracts that could be tendered together")
struct ContractPageTests {
    @Test("contracts are for authorities: the public is asked to sign in, whatever form it asks for")
    func closed() async throws {
        let desk = try await JoinedDesk()
        for path in ["/overblik/kontrakter", "/overblik/kontrakter?f=csv", "/overblik/kontrakter?f=json"] {
            let answer = try await desk.page(path)
            #expect(answer.status == 401 && !answer.text.contains("Omsorgssystem"), "\(path)")
        }
    }

    @Test("two that end in one quarter, and four with one vendor, are told with sums and the day of notice")
    func together() async throws {
        let desk = try await JoinedDesk()
        let (ida, _) = try await desk.signIn("ida", .authority, "29188599")
        let page = try await desk.page("/overblik/kontrakter", ida)
        #expect(
            page.words.contains(
                "4. kvartal 2028 Fælles for Norddjurs, Thisted. I alt 5,5 mio. kr. om året. "
                    + "Den første skal siges op senest 31. december 2027."),
            "\(page.words)")
        #expect(page.words.contains("Blandt 6 kontrakter er der 2 grupper"))
        #expect(page.words.contains("Den næste skal siges op senest 30. maj 2027"))
        #expect(page.text.components(separatedBy: "class=\"timeline-mark\"").count == 7)
        #expect(page.text.components(separatedBy: "class=\"span-on\"").count == 3)
        let groups = try await desk.page("/overblik/kontrakter?f=csv", ida).table
        #expect(groups.map { $0["faelles"] } == ["2028-4", "Eksempel Fagsystemer A/S"])
        #expect(groups[1]["kommuner"] == "Guldborgsund, Norddjurs, Thisted" && groups[1]["aarlig_udgift"] == "8340000")
        let north = try await desk.page(
            "/overblik/kontrakter?partnerskab=\(JoinedDesk.north)&tabel=kontrakter&f=csv", ida)
        #expect(Set(north.table.map { $0["kommune"] }) == ["Thisted"])
    }

    @Test(
        "an amount is three digits in a sentence, and whole where it is less than a million",
        arguments: [
            (12_660_000, "12,7 mio. kr.", "DKK 12.7 million"), (1_620_000, "1,62 mio. kr.", "DKK 1.62 million"),
            (1_000_000, "1 mio. kr.", "DKK 1 million"), (999_999, "999.999 kr.", "DKK 999,999"),
            (-5_500_000, "-5,5 mio. kr.", "DKK -5.5 million"), (345_600_000, "346 mio. kr.", "DKK 346 million"),
            (0, "0 kr.", "DKK 0"),
        ])
    func amounts(amount: Int, danish: String, english: String) throws {
        let texts = try Texts()
        for (language, told) in [(Language.da, danish), (.en, english)] {
            let written = Words(texts: texts, language: language).roundedKroner(amount)
            #expect(written.replacing("\u{A0}", with: " ").replacing("−", with: "-") == told)
        }
    }

    @Test(
        "a contract ends when its terms say so",
        arguments: [
            (["udloeber": "2028-12-31", "opsigelsesvarsel": 12], "2028-12-31", "2027-12-31", "2028-4"),
            (["udloeber": "2027-03-31", "opsigelsesvarsel": 1], "2027-03-31", "2027-02-28", "2027-1"),
            (["uopsigelig_til": "2024-05-01", "opsigelsesvarsel": 6], "2027-05-20", "2026-11-20", nil),
            (["uopsigelig_til": "2027-09-01", "opsigelsesvarsel": 3], "2027-12-01", "2027-09-01", nil),
            (
                ["opsagt": "2026-10-15", "udloeber": "2029-12-31", "opsigelsesvarsel": 6], "2027-04-15", "2026-10-15",
                "2027-2"
            ),
            (["udloeber": "2027-12-31"], "2027-12-31", nil, "2027-4"), ([:], nil, "2026-11-20", nil),
        ] as [([String: Value], String?, String?, String?)])
    func terms(values: [String: Value], ends: String?, notice: String?, quarter: String?) {
        let term = ContractTerm(of: Contract(Feature(id: "1", values: values)), today: "2026-11-20")
        #expect(term.ends == ends && term.notice == notice && term.quarter == quarter)
    }
}
