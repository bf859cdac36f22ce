public import Foundation

/// A folder for one test, gone with the last reference to it.
public final class Scratch: Sendable {
    /// Absolute.
    public let folder: URL

    /// Makes the folder.
    public init() throws { folder = try Places.scratch() }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The path of a file called `name` in the folder, whether it is there or not.
    public func path(_ name: String) -> String { folder.appending(path: name).path }

    /// Writes a file and answers its path.
    @discardableResult
    public func write(_ content: Data, to name: String) throws -> String {
        try content.write(to: folder.appending(path: name))
        return path(name)
    }

    /// Writes a text as UTF-8 and answers the file's path.
    @discardableResult
    public func write(_ text: String, to name: String) throws -> String { try write(Data(text.utf8), to: name) }

    /// What lies in the folder, by name.
    public func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }
}
