import Foundation
import Support
import Testing

/// A user who may not write what the tests write; root may write everything.
enum Stranger {
    static let setpriv = Tool("/usr/bin/setpriv")
    static let isNeeded = geteuid() == 0
    static let canBe = !isNeeded || setpriv.isHere

    static func run(_ binary: String, _ arguments: [String]) async throws -> Tool.Outcome {
        guard isNeeded else { return try await Tool(binary).run(arguments) }
        return try await setpriv.run(
            ["--reuid", "65534", "--regid", "65534", "--clear-groups", binary] + arguments)
    }
}

@Suite(
    "A write-protected store", .enabled(if: Stranger.canBe, "skipped: setpriv is needed to be someone else than root"))
struct WriteProtectedTests {
    /// A store in a folder of its own, and the program where a stranger can run it.
    private func prepared(_ scratch: Scratch, folder: Int, file: Int) async throws -> (store: String, binary: String) {
        let files = FileManager.default
        let place = scratch.folder.appending(path: "lager")
        try files.createDirectory(at: place, withIntermediateDirectories: true)
        let store = place.appending(path: "lager.gpkg").path
        let csv = try scratch.write(CoverageFile.text(rows: 0..<3), to: "a.csv")
        let outcome = try await Landkort.importPart(csv, into: store)
        try #require(outcome.code == 0, "\(outcome.errors)")
        let binary = scratch.path("landkort")
        // Not by FileManager: a program started meanwhile would hold the copy open for writing.
        try #require(try await Tool("/bin/cp").run([Landkort.tool.path, binary]).code == 0)
        try files.setAttributes([.posixPermissions: file], ofItemAtPath: store)
        try files.setAttributes([.posixPermissions: folder], ofItemAtPath: place.path)
        try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.folder.path)
        return (store, binary)
    }

    /// Makes the folder writable again, so that it can be removed.
    private func unlock(_ store: String) throws {
        let folder = URL(fileURLWithPath: store).deletingLastPathComponent().path
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
    }

    @Test(
        "can be read, and says that it cannot be written", arguments: [(0o555, 0o444), (0o777, 0o444), (0o555, 0o666)])
    func readOnly(folder: Int, file: Int) async throws {
        let scratch = try Scratch()
        let (store, binary) = try await prepared(scratch, folder: folder, file: file)
        defer { try? unlock(store) }
        let before = try Data(contentsOf: URL(fileURLWithPath: store))
        let run = [
            "run", "daekningsgrad", "--store", store, "--input", "kortlaegning=2026", "--input", "omraade=kommune",
        ]
        let read = try await Stranger.run(binary, run)
        #expect(read.code == 0 && read.output.contains("0825"), "\(read.errors)")
        let more = try scratch.write(CoverageFile.text(rows: 10..<13, municipality: "Thisted"), to: "b.csv")
        let arguments = ["campaign", "import", more, "--store", store, "--name", "2026", "--partial"]
        let write = try await Stranger.run(binary, arguments)
        #expect(write.code == 69, "\(write)")
        #expect(write.errors.contains("skrivebeskyttet") && write.errors.contains("write-protected"), "\(write.errors)")
        let trial = try await Stranger.run(binary, arguments + ["--dry-run"])
        #expect(trial.code == 0, "\(trial.errors)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: store)) == before)
        let place = URL(fileURLWithPath: store).deletingLastPathComponent().path
        #expect(try FileManager.default.contentsOfDirectory(atPath: place) == ["lager.gpkg"])
    }

    @Test("that an older program made is said to be so", .enabled(if: GeoPackageFile.canRead, "skipped: no GDAL"))
    func outdated() async throws {
        let scratch = try Scratch()
        let (store, binary) = try await prepared(scratch, folder: 0o755, file: 0o644)
        try await GeoPackageFile(store).edit("UPDATE landkort_lager SET value = 'ældre' WHERE name = 'skema'")
        let place = URL(fileURLWithPath: store).deletingLastPathComponent().path
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: place)
        defer { try? unlock(store) }
        let run = [
            "run", "daekningsgrad", "--store", store, "--input", "kortlaegning=2026", "--input", "omraade=kommune",
        ]
        let refused = try await Stranger.run(binary, run)
        #expect(refused.code == 69 && refused.errors.contains("ældre udgave"), "\(refused)")
        #expect(refused.errors.contains("older version"), "\(refused)")
        try unlock(store)
        #expect(try await Landkort.tool.run(run).code == 0)
        #expect(try await Stranger.run(binary, run).code == 0)
    }

    @Test("that may not be read at all is said so")
    func unreadable() async throws {
        let scratch = try Scratch()
        let (store, binary) = try await prepared(scratch, folder: 0o755, file: 0o600)
        defer { try? unlock(store) }
        if !Stranger.isNeeded { try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: store) }
        let run = [
            "run", "daekningsgrad", "--store", store, "--input", "kortlaegning=2026", "--input", "omraade=kommune",
        ]
        let outcome = try await Stranger.run(binary, run)
        #expect(outcome.code == 69)
        outcome.says(store)
    }
}
