import Foundation
import LandkortCore
import LandkortStore
import Support
import Testing

@testable import LandkortApplication

/// A new store, and imports into it.
struct ImportTrial: Sendable {
    let scratch: Scratch
    let store: GeoPackageStore

    init() async throws {
        scratch = try Scratch()
        store = try await Opening.store(at: scratch.path("lager.gpkg"), creating: true)
    }

    init(_ store: GeoPackageStore, in scratch: Scratch) {
        self.store = store
        self.scratch = scratch
    }

    @discardableResult
    func run(
        _ text: String, name: String = "2026", kind: CampaignKind = .offeredPrivate,
        _ change: (inout CampaignImport) -> Void = { _ in }
    ) async throws -> CampaignSummary {
        let path = try scratch.write(text, to: "\(UUID().uuidString).csv")
        var work = CampaignImport(id: CampaignID(name: name, kind: kind), threads: 2, now: "2026-11-20T10:00:00Z")
        work.isPartial = true
        change(&work)
        return try await work.run(path, into: { store })
    }

    /// The code of the problem that the import ends with, nil when it ends well.
    func problem(_ text: String, _ change: (inout CampaignImport) -> Void = { _ in }) async -> String? {
        do {
            try await run(text, change)
            return nil
        } catch {
            return (error as? any Problem)?.code ?? "\(error)"
        }
    }

    /// Names and rows of the campaign's parts.
    func parts(_ name: String = "2026") async throws -> [String: Int] {
        let campaign = try await store.campaigns().first { $0.id.name == name }
        return Dictionary(uniqueKeysWithValues: (campaign?.parts ?? []).map { ($0.name, $0.count) })
    }

    static func file(_ municipality: String, _ ids: Range<Int>, street: String = "Havnegade") -> String {
        CoverageText.file(ids.map { CoverageLine(id: $0, street: street, municipality: municipality) })
    }
}

@Suite("Importing a campaign")
struct CampaignImportTests {
    private let laesoe = ImportTrial.file("Læsø", 0..<5)
    private let morsoe = ImportTrial.file("Morsø", 10..<13)

    @Test("the same file again changes nothing, not even the store's counter")
    func again() async throws {
        let trial = try await ImportTrial()
        #expect(try await trial.run(laesoe).outcome == .stored)
        let before = (try await trial.store.change(), try await trial.store.campaigns())
        #expect(try await trial.run(laesoe).outcome == .unchanged)
        #expect(try await trial.run(laesoe) { $0.replaces = true }.outcome == .unchanged)
        #expect(try await trial.store.change() == before.0)
        #expect(try await trial.store.campaigns() == before.1)
    }

    @Test("real and invented rows never stand in one campaign, unless the ones replace all of the others")
    func mixed() async throws {
        let trial = try await ImportTrial()
        try await trial.run(laesoe) { $0.isSynthetic = true }
        try await trial.run(morsoe) { $0.isSynthetic = true }
        for replaces in [false, true] {
            #expect(
                await trial.problem(ImportTrial.file("Læsø", 20..<25)) { $0.replaces = replaces }
                    == "campaign.mixes-sample")
            #expect(
                await trial.problem(ImportTrial.file("Aarhus", 20..<25)) { $0.replaces = replaces }
                    == "campaign.mixes-sample")
        }
        #expect(try await trial.store.campaigns()[0].isSynthetic)
        let both = CoverageText.file([
            CoverageLine(id: 30, municipality: "Læsø"), CoverageLine(id: 31, municipality: "Morsø"),
        ])
        #expect(await trial.problem(both) == "campaign.overlaps")
        try await trial.run(both) { $0.replaces = true }
        #expect(try await trial.store.campaigns().map(\.isSynthetic) == [false])
        #expect(await trial.problem(laesoe) { $0.isSynthetic = true } == "campaign.mixes-sample")
    }

    @Test("another part of the country adds its municipalities; names and kinds are campaigns of their own")
    func parts() async throws {
        let trial = try await ImportTrial()
        try await trial.run(laesoe)
        try await trial.run(morsoe)
        #expect(try await trial.parts() == ["Læsø": 5, "Morsø": 3])
        try await trial.run(laesoe, name: "2025")
        try await trial.run(laesoe, kind: .technical)
        let campaigns = try await trial.store.campaigns()
        #expect(
            campaigns.map(\.id).map { "\($0.name) \($0.kind.rawValue)" }
                == ["2026 offered-private", "2026 technical", "2025 offered-private"])
        #expect(campaigns[0].sources.map(\.rows) == [5, 3])
        #expect(campaigns.allSatisfy { $0.isPartial })
    }

    @Test("a file that overlaps is a conflict that names the municipalities, and changes nothing")
    func overlap() async throws {
        let trial = try await ImportTrial()
        try await trial.run(laesoe)
        let both = CoverageText.file([
            CoverageLine(id: 1, municipality: "Læsø"), CoverageLine(id: 2, municipality: "Morsø"),
        ])
        let problem = await #expect(throws: CampaignProblem.self) { try await trial.run(both) }
        guard case .overlaps(_, ["Læsø"])? = problem else { throw try #require(problem) }
        #expect(problem?.kind == .conflict)
        #expect(try await trial.parts() == ["Læsø": 5])
    }

    @Test("an address that the campaign has in another municipality is a row error, and changes nothing")
    func heldAddress() async throws {
        let trial = try await ImportTrial()
        try await trial.run(ImportTrial.file("Læsø", 0..<3))
        let moved = CoverageText.file([
            CoverageLine(id: 9, municipality: "Morsø"), CoverageLine(id: 1, municipality: "Morsø"),
        ])
        for isTrial in [true, false] {
            let problem = await #expect(throws: CampaignProblem.self) {
                try await trial.run(moved) { $0.isTrial = isTrial }
            }
            guard case .rows(_, let errors, 1, 1)? = problem else { throw try #require(problem) }
            let held = RowError.Reason.held(municipality: Bilingual(municipality: "Læsø"))
            #expect(errors.map(\.line) == [3] && errors.map(\.reason) == [held])
        }
        #expect(try await trial.parts() == ["Læsø": 3])
        // Where Læsø goes out with it, and in another campaign, nothing is held.
        try await trial.run(moved, name: "2025")
        let both = CoverageText.file([
            CoverageLine(id: 1, municipality: "Morsø"), CoverageLine(id: 2, municipality: "Læsø"),
        ])
        try await trial.run(both) { $0.replaces = true }
        #expect(try await trial.parts() == ["Læsø": 1, "Morsø": 1])
    }

    @Test("replacing takes the overlapping municipalities out and leaves the others")
    func replace() async throws {
        let trial = try await ImportTrial()
        try await trial.run(laesoe)
        try await trial.run(morsoe)
        #expect(try await trial.run(ImportTrial.file("Læsø", 1..<3)) { $0.replaces = true }.outcome == .stored)
        #expect(try await trial.parts() == ["Læsø": 2, "Morsø": 3])
        #expect(try await trial.store.campaigns()[0].sources.map(\.rows) == [3, 2])
    }

    @Test("a file that was replaced is no longer there, and comes back only by replacing")
    func replacedFile() async throws {
        let trial = try await ImportTrial()
        let both = CoverageText.file(
            (0..<4).map { CoverageLine(id: $0, municipality: $0 < 2 ? "Læsø" : "Morsø") })
        try await trial.run(both)
        try await trial.run(ImportTrial.file("Læsø", 5..<6)) { $0.replaces = true }
        #expect(try await trial.parts() == ["Læsø": 1, "Morsø": 2])
        #expect(await trial.problem(both) == "campaign.overlaps")
        #expect(try await trial.run(both) { $0.replaces = true }.outcome == .stored)
        #expect(try await trial.parts() == ["Læsø": 2, "Morsø": 2])
        #expect(try await trial.store.campaigns()[0].sources.map(\.rows) == [4])
    }

    @Test("the heading belongs to the file: with two columns swapped it is another file")
    func swappedHeadings() async throws {
        let trial = try await ImportTrial()
        try await trial.run(laesoe)
        let swapped = laesoe.replacing("\"download_fiber\"", with: "\"\"")
            .replacing("\"download_kabel_tv\"", with: "\"download_fiber\"").replacing(
                "\"\";", with: "\"download_kabel_tv\";")
        #expect(try await trial.run(swapped) { $0.replaces = true }.outcome == .stored)
        let campaign = try await trial.store.campaigns()[0]
        let part = try await trial.store.part(campaign.parts[0], columns: [.profiles])
        #expect(part.profiles[0].download(.cable) == 1_000_000)
    }

    @Test("a trial run tells what would happen and writes nothing")
    func trialRun() async throws {
        let trial = try await ImportTrial()
        let summary = try await trial.run(laesoe) { $0.isTrial = true }
        #expect(summary.outcome == .tried)
        #expect(summary.rows == 5)
        #expect(try await trial.store.campaigns().isEmpty)
        try await trial.run(laesoe)
        #expect(try await trial.run(laesoe) { $0.isTrial = true }.outcome == .unchanged)
        #expect(await trial.problem(ImportTrial.file("Læsø", 1..<2)) { $0.isTrial = true } == "campaign.overlaps")
    }

    @Test("a whole country of a few rows is taken for a mistake")
    func tooFewRows() async throws {
        let trial = try await ImportTrial()
        #expect(await trial.problem(laesoe) { $0.isPartial = false } == "campaign.too-few-rows")
        #expect(try await trial.store.campaigns().isEmpty)
    }

    @Test("a file of a hundred thousand rows may be a whole country, and replaces all of a campaign's parts")
    func wholeCountry() async throws {
        let trial = try await ImportTrial()
        try await trial.run(laesoe)
        let country = ImportTrial.file("Aalborg", 0..<CampaignImport.fewestRows, street: "A")
        let summary = try await trial.run(country) { work in
            work.isPartial = false
            work.replaces = true
        }
        #expect(summary.outcome == .stored)
        #expect(try await trial.parts() == ["Aalborg": 100_000])
        let campaign = try await trial.store.campaigns()[0]
        #expect(!campaign.isPartial)
        #expect(campaign.sources.count == 1)
    }

    @Test("a wrong row, a repeated id and a wrong heading each leave the store as it was")
    func allOrNothing() async throws {
        let trial = try await ImportTrial()
        try await trial.run(laesoe)
        let before = try await trial.store.change()
        let texts = [
            CoverageText.file([CoverageLine(id: 20, municipality: "Morsø"), CoverageLine(id: 21, postcode: "x")]),
            CoverageText.file([CoverageLine(id: 20), CoverageLine(id: 20)]), morsoe.replacing("husnr", with: "husnavn"),
        ]
        var codes: [String?] = []
        for text in texts { codes.append(await trial.problem(text)) }
        #expect(codes == ["campaign.rows", "campaign.rows", "campaign.unknown-header"])
        #expect(try await trial.store.change() == before)
    }

    @Test("both names of a municipality end under one code, also when two files bring one each")
    func aliases() async throws {
        let trial = try await ImportTrial()
        let both = CoverageText.file([
            CoverageLine(id: 1, municipality: "Vesthimmerland"), CoverageLine(id: 2, municipality: "Vesthimmerlands"),
            CoverageLine(id: 3, municipality: "VESTHIMMERLANDS KOMMUNE"),
        ])
        let summary = try await trial.run(both)
        #expect(summary.municipalities.map(\.code) == ["0820", "0820", "0820"])
        #expect(summary.unresolved.isEmpty)
        #expect(await trial.problem(ImportTrial.file("vesthimmerland", 5..<6)) == "campaign.overlaps")
    }

    @Test("a name that does not resolve is kept and reported, and so is a mobile class nobody knows")
    func unknownNames() async throws {
        let trial = try await ImportTrial()
        var line = CoverageLine(id: 1, municipality: "Ukendtby")
        line.speeds[8...9] = ["77,5", "7"]
        let summary = try await trial.run(CoverageText.file([line, CoverageLine(id: 2, municipality: "Læsø")]))
        #expect(summary.unresolved == ["Ukendtby"])
        #expect(summary.mobileClasses.map { "\($0.class.code) \($0.rows)" } == ["600/30 1", "77.5/7 1"])
        #expect(CampaignSummary.knownClasses.contains(summary.mobileClasses[0].class))
        #expect(!CampaignSummary.knownClasses.contains(summary.mobileClasses[1].class))
        #expect(try await trial.parts() == ["Læsø": 1, "Ukendtby": 1])
    }

    @Test("a class of the layout before 2026, which has no upload, is known by its download")
    func earlierClasses() async throws {
        let trial = try await ImportTrial()
        let lines = [("600", ""), ("77,5", ""), ("600", "7"), ("", "")].enumerated().map { number, speeds in
            var line = CoverageLine(id: number)
            line.speeds[8...9] = [speeds.0, speeds.1]
            return line
        }
        let classes = try await trial.run(CoverageText.file(lines)).mobileClasses.map(\.class)
        #expect(classes.filter(CampaignSummary.isNew).map(\.code).sorted() == ["600/7", "77.5/ukendt"])
    }

    @Test("a last line without its end is told, for the file may have been cut")
    func openEnd() async throws {
        let trial = try await ImportTrial()
        #expect(try await !trial.run(laesoe).endsOpen)
        // `"600";"30"` becomes `"600";"3`, and `600;30` would become `600;3`.
        let cut = String(morsoe.replacing("\"", with: "").dropLast(2))
        #expect(try await trial.run(cut) { $0.isTrial = true }.endsOpen)
        #expect(try await trial.run(cut).endsOpen)
        #expect(await trial.problem(String(cut.dropLast(20))) == "campaign.rows")
    }

    @Test("the summary counts rows without a place, outside Denmark and without post code")
    func summary() async throws {
        let trial = try await ImportTrial()
        let summary = try await trial.run(
            CoverageText.file([
                CoverageLine(id: 1, east: ""), CoverageLine(id: 2, north: "0"), CoverageLine(id: 3, postcode: ""),
                CoverageLine(id: 4, postcode: "", municipality: "Læsø", east: "1500000"), CoverageLine(id: 5),
            ]))
        #expect(summary.rows == 5)
        #expect(summary.withoutPosition == 1)
        #expect(summary.outsideDenmark == 2)
        #expect(summary.withoutPostcode == 2)
    }

    @Test("what the file holds comes back from the store as it was")
    func storedColumns() async throws {
        let trial = try await ImportTrial()
        let text = CoverageText.file((0..<700).map { CoverageLine(id: $0, street: "Vej \($0)", number: "\($0 % 9)") })
        try await trial.run(text)
        let expected = try CampaignReading.of(text).onlyPart()
        let part = try await trial.store.campaigns()[0].parts[0]
        #expect(try await trial.store.part(part, columns: Set(CampaignColumn.allCases)) == expected)
    }
}
