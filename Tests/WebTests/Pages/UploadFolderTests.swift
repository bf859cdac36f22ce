import Foundation
import Testing

@testable import LandkortWeb

@Suite("Where a file that is sent lies")
struct UploadFolderTests {
    @Test("what a killed program left is removed, and what a living one has stays")
    func abandoned() throws {
        let killed = Process()
        killed.executableURL = URL(filePath: "/bin/sleep")
        killed.arguments = ["600"]
        try killed.run()
        let name = "landkort-upload-\(killed.processIdentifier)-\(UUID().uuidString)"
        let left = FileManager.default.temporaryDirectory.appending(path: name)
        let own = UploadFolder.new()
        // A container gives every run the same process id.
        let before = FileManager.default.temporaryDirectory
            .appending(path: "landkort-upload-\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString)")
        for folder in [left, own, before] { try UploadFolder.make(folder) }
        defer { for folder in [left, own, before] { try? FileManager.default.removeItem(at: folder) } }
        UploadFolder.removeAbandoned()
        #expect(FileManager.default.fileExists(atPath: left.path))
        #expect(!FileManager.default.fileExists(atPath: before.path))
        kill(killed.processIdentifier, SIGKILL)
        killed.waitUntilExit()
        UploadFolder.removeAbandoned()
        #expect(!FileManager.default.fileExists(atPath: left.path))
        #expect(FileManager.default.fileExists(atPath: own.path))
    }

    @Test(
        "a name that is not ours is nobody's to remove",
        arguments: ["landkort-upload-", "landkort-upload-x-1", "landkort-upload-0-1", "other-99999999-1"])
    func foreign(name: String) { #expect(!UploadFolder.isAbandoned(name)) }
}
