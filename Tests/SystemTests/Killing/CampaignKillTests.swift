import Foundation
import Support
import Testing

@Suite("A campaign import that is killed", .serialized, .enabled(if: Tool.python.isHere, "skipped: no python3"))
struct CampaignKillTests {
    private static let rows = 40_000
    private static let municipalities = ["Læsø", "Thisted", "Morsø", "Aalborg", "Rebild"]

    /// Rows spread over some municipalities, so that an import writes many parts.
    private static func text(download: Int) -> String {
        CoverageFile.text(
            (0..<rows).map { number in
                let name = municipalities[number % municipalities.count]
                return CoverageFile.line(number, municipality: name, fibre: "\"\(download)\"")
            })
    }

    private func replacing(_ file: String, _ store: String) -> [String] {
        ["campaign", "import", file, "--store", store, "--name", "2026", "--partial", "--replace"]
    }

    @Test("at any of twenty moments leaves the old campaign or the new one, whole, in a sound file")
    func replacing() async throws {
        let scratch = try Scratch()
        let store = scratch.path("lager.gpkg")
        let files = [
            try scratch.write(Self.text(download: 1000), to: "gigabit.csv"),
            try scratch.write(Self.text(download: 10), to: "langsom.csv"),
        ]
        var series = KillSeries(try await Landkort.duration(replacing(files[0], store)))
        var held = 0
        for number in 0..<20 {
            let moment = KillMoment(number, of: series.whole, log: store + "-wal")
            let wasKilled = try await series.run(moment, replacing(files[1 - held], store))
            #expect(try await GeoPackageFile(store).value("PRAGMA integrity_check") == "ok")
            let areas = try await Landkort.coverage(of: store)
            #expect(areas.values.map(\.adresser) == Array(repeating: Self.rows / 5, count: 5))
            let fast = areas.values.reduce(0) { $0 + $1.daekket_100_30 }
            #expect(fast == 0 || fast == Self.rows, "\(moment) of \(series.whole)")
            let now = fast == Self.rows ? 0 : 1
            if !wasKilled { #expect(now != held, "an import that ended well is there") }
            held = now
        }
        #expect(series.kills >= 5, "too few kills fell before the end of an import")
    }

    @Test("while it makes the store leaves none, or one that the next import completes")
    func creating() async throws {
        let scratch = try Scratch()
        let file = try scratch.write(CoverageFile.text(rows: 0..<500), to: "a.csv")
        let whole = try await Landkort.duration(replacing(file, scratch.path("hel.gpkg")))
        for number in 0..<20 {
            let store = scratch.path("\(number).gpkg")
            let log = store + (number % 4 == 1 ? "" : "-journal")
            let moment = KillMoment(number, of: whole, log: log, within: 60)
            _ = try await Landkort.killed(at: moment, replacing(file, store))
            let look = try await Landkort.run(
                "run", "daekningsgrad", "--store", store, "--input", "kortlaegning=2026", "--input", "omraade=kommune")
            #expect(look.code == 0 || look.code == 66, "\(moment): \(look.errors)")
            let again = try await Landkort.importPart(file, into: store)
            #expect(again.code == 0, "\(moment): \(again.errors)")
            #expect(try await Landkort.coverage(of: store)["Læsø"]?.adresser == 500)
            #expect(try await GeoPackageFile(store).value("PRAGMA integrity_check") == "ok")
            #expect(try await GeoPackageFile(store).value("SELECT count(*) FROM kommune") == "99")
        }
    }
}
