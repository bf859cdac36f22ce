import Foundation
import Support
import Testing

@Suite("An import that is killed", .serialized, .enabled(if: Tool.python.isHere, "skipped: python3 is not installed"))
struct KillTests {
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

    /// When an import is killed.
    private enum Moment {
        case after(Duration)
        /// So long after the first bytes of its writing are in the log.
        case writing(Duration, log: String)
    }

    /// Starts an import and kills it; false where it had ended by then.
    @discardableResult
    private func killed(at moment: Moment, _ file: String, _ store: String) async throws -> Bool {
        let arguments = ["campaign", "import", file, "--store", store, "--name", "2026", "--partial", "--replace"]
        let outcome = try await Landkort.tool.run(arguments) { program in
            Task {
                try await Self.wait(for: moment)
                program.send(SIGKILL)
            }
        }
        #expect(outcome.wasKilled || outcome.code == 0, "\(outcome.errors)")
        return outcome.wasKilled
    }

    private static func wait(for moment: Moment) async throws {
        switch moment {
        case .after(let delay): try await Task.sleep(for: delay)
        case .writing(let delay, let log):
            for _ in 0..<60_000 {
                var facts = stat()
                if stat(log, &facts) == 0, facts.st_size > 0 { break }
                try await Task.sleep(for: .milliseconds(1))
            }
            try await Task.sleep(for: delay)
        }
    }

    private func duration(of file: String, _ store: String) async throws -> Duration {
        let start = ContinuousClock.now
        let outcome = try await Landkort.importPart(file, into: store, "--replace")
        try #require(outcome.code == 0, "\(outcome.errors)")
        return ContinuousClock.now - start
    }

    @Test("at any of twenty moments leaves the old campaign or the new one, whole, in a sound file")
    func replacing() async throws {
        let scratch = try Scratch()
        let store = scratch.path("lager.gpkg")
        let files = [
            try scratch.write(Self.text(download: 1000), to: "gigabit.csv"),
            try scratch.write(Self.text(download: 10), to: "langsom.csv"),
        ]
        var whole = try await duration(of: files[0], store)
        var (held, kills) = (0, 0)
        for number in 0..<20 {
            let moment: Moment =
                number % 2 == 0
                ? .after(whole * Double.random(in: 0.05...1))
                : .writing(.milliseconds(.random(in: 0...40)), log: store + "-wal")
            let start = ContinuousClock.now
            let wasKilled = try await killed(at: moment, files[1 - held], store)
            // The machine may have been busier when the whole was measured.
            if !wasKilled { whole = min(whole, ContinuousClock.now - start) }
            kills += wasKilled ? 1 : 0
            #expect(try await GeoPackageFile(store).value("PRAGMA integrity_check") == "ok")
            let areas = try await Landkort.coverage(of: store)
            #expect(areas.values.map(\.adresser) == Array(repeating: Self.rows / 5, count: 5))
            let fast = areas.values.reduce(0) { $0 + $1.daekket_100_30 }
            #expect(fast == 0 || fast == Self.rows, "\(moment) of \(whole)")
            let now = fast == Self.rows ? 0 : 1
            if !wasKilled { #expect(now != held, "an import that ended well is there") }
            held = now
        }
        #expect(kills >= 5, "too few kills fell before the end of an import")
    }

    @Test("while it makes the store leaves none, or one that the next import completes")
    func creating() async throws {
        let scratch = try Scratch()
        let file = try scratch.write(CoverageFile.text(rows: 0..<500), to: "a.csv")
        let whole = try await duration(of: file, scratch.path("hel.gpkg"))
        for number in 0..<20 {
            let store = scratch.path("\(number).gpkg")
            let log = store + (number % 4 == 1 ? "" : "-journal")
            let moment: Moment =
                number % 2 == 0
                ? .after(whole * Double.random(in: 0.1...1)) : .writing(.milliseconds(.random(in: 0...60)), log: log)
            try await killed(at: moment, file, store)
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
