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

    /// A new folder of its own for each call.
    static func scratch() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "landkort-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
