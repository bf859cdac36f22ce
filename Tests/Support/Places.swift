public import Foundation

/// Where tests find things on this machine.
public enum Places {
    /// The package's own folder.
    public static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Real files to try things on, beside the checkout; a test that uses them is skipped where they are absent.
    public static let data = package.deletingLastPathComponent().appending(path: "shared/data")

    /// Whether those files are there; for the trait `.enabled(if:)`.
    public static let hasData = FileManager.default.fileExists(atPath: data.path)

    /// A new folder of its own for each call, in the folder of this run.
    static func scratch() throws -> URL {
        let folder = run.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    private static let runPrefix = "landkort-tests-"

    /// Everything that this run of the tests writes: gone at its end, or where it was killed, when the next one begins.
    private static let run: URL = {
        let place = FileManager.default.temporaryDirectory
        for name in (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? [] where isLeftBehind(name) {
            try? FileManager.default.removeItem(at: place.appending(path: name))
        }
        atexit { try? FileManager.default.removeItem(at: Places.run) }
        return place.appending(path: "\(runPrefix)\(getpid())")
    }()

    /// Whether `name` is the folder of a run whose process is gone.
    static func isLeftBehind(_ name: String) -> Bool {
        guard name.hasPrefix(runPrefix), let process = pid_t(name.dropFirst(runPrefix.count)) else { return false }
        return kill(process, 0) != 0 && errno == ESRCH
    }
}
