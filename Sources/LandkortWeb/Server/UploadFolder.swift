import Foundation

/// Where a file that is sent lies while it is read: a folder that the program's own user alone can open.
enum UploadFolder {
    private static let prefix = "landkort-upload-"
    private static let own = ProcessInfo.processInfo.processIdentifier
    /// Of this run: a program in a container has the same process id whenever it is started.
    private static let run = "\(prefix)\(own)-\(UInt32.random(in: .min ... .max))-"

    /// One that nobody else has; it is not made yet.
    static func new() -> URL {
        FileManager.default.temporaryDirectory
            .appending(path: "\(run)\(UUID().uuidString)")
    }

    /// - Throws: what the file system throws.
    static func make(_ folder: URL) throws {
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// Removes what programs that are no more had no time to remove.
    static func removeAbandoned() {
        let files = FileManager.default
        let all = (try? files.contentsOfDirectory(at: files.temporaryDirectory, includingPropertiesForKeys: nil)) ?? []
        for folder in all where isAbandoned(folder.lastPathComponent) { try? files.removeItem(at: folder) }
    }

    static func isAbandoned(_ name: String) -> Bool {
        let process = Int32(name.dropFirst(prefix.count).prefix { $0 != "-" }) ?? 0
        guard name.hasPrefix(prefix), process > 0 else { return false }
        return process == own ? !name.hasPrefix(run) : kill(process, 0) != 0 && errno == ESRCH
    }
}
