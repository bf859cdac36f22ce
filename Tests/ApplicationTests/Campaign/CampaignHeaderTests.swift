import LandkortCore
import Testing

@testable import LandkortApplication

@Suite("Headings of a coverage file")
struct CampaignHeaderTests {
    private func read(_ headings: [String]) throws -> [CampaignField] {
        try CampaignHeader(headings: headings, file: "f.csv").fields
    }

    /// The sixteen columns of the layout before 2026, in its order.
    static let earlier = [
        "Adgangsadresse-ID", "Vejnavn", "Husnummer", "Postnummer", "Kommune", "ETRS89-koordinat øst",
        "ETRS89-koordinat nord", "Download fast trådløst", "Upload fast trådløst", "Download fiber", "Upload fiber",
        "Download kabel-tv", "Upload kabel-tv", "Download xDSL", "Upload xDSL", "Download mobil",
    ]

    @Test("the layout since 2026 is read in its order")
    func since2026() throws {
        #expect(try read(CoverageText.headings) == CampaignField.all)
        #expect(CampaignField.all.count == 17)
    }

    @Test("the earlier layout is the same columns under other names, without the mobile upload")
    func before2026() throws {
        #expect(try read(Self.earlier) == Array(CampaignField.all.dropLast()))
    }

    @Test("columns may come in any order")
    func anyOrder() throws {
        #expect(try read(CoverageText.headings.reversed()) == CampaignField.all.reversed())
    }

    @Test(
        "case, separators, units and the spelling of æ, ø and å do not matter",
        arguments: [
            ("VEJNAVN", CampaignField.street), ("Adgangsadresse ID", .id), ("adresse-id", .id), ("Hus_nr.", .number),
            ("etrs89koordinat_øst", .easting), ("ETRS89 Koordinat Oest", .easting), ("X-koordinat", .easting),
            ("y_koordinat", .northing), ("Fasttrådløst download", .speed(0)), ("upload_fasttraadloest", .speed(1)),
            ("Download (Mbit/s) fiber", .speed(2)), ("Fiber upload Mbit/s", .speed(3)), ("Kabel download", .speed(4)),
            ("UPLOAD KABEL TV", .speed(5)), ("download-dsl", .speed(6)), ("Upload kobber", .speed(7)),
            ("Download mobilt", .speed(8)), ("download fast tra\u{30A}dløst", .speed(0)),
        ])
    func spellings(heading: String, field: CampaignField) {
        #expect(CampaignHeader.field(heading) == field)
    }

    @Test(
        "a heading that is none is refused with its column",
        arguments: [
            "", "operatoer", "download", "download_satellit", "fiber", "download_fiber_2024", "kommunekode", "\u{FFFD}",
        ])
    func unknown(heading: String) {
        var headings = CoverageText.headings
        headings.insert(heading, at: 3)
        #expect {
            try read(headings)
        } throws: { error in
            guard case .unknownHeader("f.csv", 4, heading)? = error as? CampaignProblem else { return false }
            return true
        }
    }

    @Test("two headings for one column are refused, also when they are spelled differently")
    func repeated() {
        #expect {
            try read(CoverageText.headings + ["Download fiber (Mbit/s)"])
        } throws: { error in
            guard case .repeatedHeader("f.csv", 18, "Download fiber (Mbit/s)")? = error as? CampaignProblem else {
                return false
            }
            return true
        }
    }

    @Test("each column but the mobile upload is required", arguments: CoverageText.headings.indices)
    func missing(column: Int) throws {
        var headings = CoverageText.headings
        let heading = headings.remove(at: column)
        guard heading != "upload_mobil" else {
            #expect(try read(headings).count == 16)
            return
        }
        #expect {
            try read(headings)
        } throws: { error in
            guard case .missingHeaders("f.csv", [heading])? = error as? CampaignProblem else { return false }
            return true
        }
    }

    @Test("the message of a wrong heading names line, column, heading and what was expected, in both languages")
    func message() throws {
        let problem = try #require(throws: CampaignProblem.self) { try read(["adgadr_id", "operatør"]) }
        for text in [problem.message.da, problem.message.en] {
            for part in ["f.csv", "1", "2", "operatør", "download_xdsl"] { #expect(text.contains(part)) }
        }
        #expect(problem.kind == .invalid)
    }
}
