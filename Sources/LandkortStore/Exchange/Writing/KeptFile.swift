import Foundation
import GRDB

/// Files of the program's own, which no file that is written out may take the place of.
enum KeptFile {
    private static let head = Array("SQLite format 3\0".utf8)
    /// What lies beside a store: the key of the log, and what SQLite has not folded in.
    private static let endings = [".konti", ".noegle", "-wal", "-shm", "-journal"]

    /// Whether SQLite would take what lies beside `path` for a part of any file by its name.
    static func isClaimed(_ path: String) -> Bool {
        ["-wal", "-journal"].contains { FileManager.default.fileExists(atPath: path + $0) }
    }

    /// Whether a store, accounts, or what belongs to them lies at `path`, by its content or through a link.
    static func isAt(_ path: String) -> Bool {
        let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        // Where none is yet, one would be made of what is written there.
        if endings.contains(where: { real.hasSuffix($0) }) { return true }
        // A terminal would be waited for.
        let attributes = try? FileManager.default.attributesOfItem(atPath: real)
        guard attributes?[.type] as? FileAttributeType == .typeRegular else { return false }
        return holdsOwnTables(real)
    }

    private static func holdsOwnTables(_ path: String) -> Bool {
        guard let file = FileHandle(forReadingAtPath: path), let found = try? file.read(upToCount: head.count),
            Array(found) == head
        else { return false }
        var configuration = Configuration()
        configuration.readonly = true
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            return try queue.read { db in try db.tableExists("landkort_lager") || db.tableExists("haendelse") }
        } catch {
            // What cannot be looked into is left alone.
            return true
        }
    }
}
