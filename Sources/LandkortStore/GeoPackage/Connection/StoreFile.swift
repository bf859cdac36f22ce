import Foundation
import GRDB

/// The file a store lies in, and how this program may use it.
struct StoreFile {
    let path: String

    private static let mostReaders = 8
    /// Of each connection, in KiB: the rows of a town and the way to them.
    private static let pageMemory = 8_192

    /// A connection to the store that lies here; nil where there is nothing, or a file that holds no table yet.
    ///
    /// - Throws: ``StoreProblem`` for what cannot be opened, is somebody else's or a newer program's.
    func opened() throws(StoreProblem) -> DatabaseQueue? {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
        guard !isFolder.boolValue else { throw .isFolder(path: path) }
        let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
        guard size != 0 else { return nil }
        return try refusing { () throws -> DatabaseQueue? in
            let queue = try isWritable ? writable() : unchanging()
            return try queue.read { try Schema.isVacant($0, path: path) } ? nil : queue
        }
    }

    /// Connections to a store that is there.
    ///
    /// - Parameter first: what ``opened()`` gave.
    func connection(_ first: DatabaseQueue) throws(StoreProblem) -> StoreConnection {
        guard isWritable else {
            return try translating {
                StoreConnection(readers: try readers(first) { try unchanging() }, writer: nil)
            }
        }
        return try translating {
            // QGIS leaves the file without a log when it closes it.
            try first.writeWithoutTransaction(Self.useLog)
            return StoreConnection(
                readers: try readers(first) { try writable() }, writer: WritingConnection { try writable() })
        }
    }

    /// Connections to a store that is about to be made.
    ///
    /// - Parameters:
    ///   - isFilled: whether it is filled at once: it then gets no write-ahead log, through which everything would be
    ///     written twice, but the journal that undoes what was not finished. Who reads meanwhile waits; the log comes
    ///     when it is closed.
    ///   - circumstances: what it takes time and chance from; nil is the machine.
    func newConnection(isFilled: Bool, _ circumstances: Circumstances?) throws(StoreProblem) -> StoreConnection {
        guard isWritable else { throw .cannotOpen(path: path) }
        return try refusing { () throws -> StoreConnection in
            let writer = try writable()
            try writer.write(Schema.mark)
            try writer.inDatabase { try circumstances?.replace(in: $0) }
            if !isFilled { try writer.writeWithoutTransaction(Self.useLog) }
            return StoreConnection(
                readers: try readers(try writable()) { try writable() }, writer: WritingConnection { writer },
                hasNoLog: isFilled)
        }
    }

    private func readers(
        _ first: DatabaseQueue, open: @escaping @Sendable () throws -> DatabaseQueue
    ) throws -> ReadingConnections {
        try ReadingConnections(first, limit: Self.mostReaders, open: open)
    }

    /// Reads and writes. A program that was killed while it made the file leaves a journal, which only such a
    /// connection may undo.
    private func writable() throws -> DatabaseQueue {
        try DatabaseQueue(path: path, configuration: Self.configuration(readonly: false))
    }

    /// Where no log can be made, or nobody may write the file, it is read as it is and taken not to change: a log made
    /// for reading alone would stay, for whoever cannot write the file cannot fold it in.
    private func unchanging() throws -> DatabaseQueue {
        guard !isSealed else { return try immutable() }
        do {
            return try DatabaseQueue(path: path, configuration: Self.configuration(readonly: true))
        } catch let error as DatabaseError where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode) {
            return try immutable()
        }
    }

    private func immutable() throws -> DatabaseQueue {
        let address = URL(fileURLWithPath: path).absoluteString + "?immutable=1"
        return try DatabaseQueue(path: address, configuration: Self.configuration(readonly: true))
    }

    /// Whether the file lets nobody write it, and has no log that belongs to it.
    private var isSealed: Bool {
        let (file, files) = (URL(fileURLWithPath: path).resolvingSymlinksInPath().path, FileManager.default)
        let permissions = (try? files.attributesOfItem(atPath: file))?[.posixPermissions] as? Int
        guard let permissions, permissions & 0o222 == 0 else { return false }
        return ["-wal", "-journal"].allSatisfy { !files.fileExists(atPath: file + $0) }
    }

    private func refusing<T>(_ open: () throws -> T) throws(StoreProblem) -> T {
        do {
            return try open()
        } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
            throw .notAStore(path: path, reason: "SQLite")
        } catch let error as DatabaseError
            where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
        {
            throw .cannotOpen(path: path)
        } catch {
            throw translated(error)
        }
    }

    static func useLog(_ db: Database) throws { try db.execute(sql: "PRAGMA journal_mode = WAL") }

    /// A write-ahead log needs a file beside the store.
    var isWritable: Bool {
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        let files = FileManager.default
        guard files.isWritableFile(atPath: file.deletingLastPathComponent().path) else { return false }
        return !files.fileExists(atPath: file.path) || files.isWritableFile(atPath: file.path)
    }

    private static func configuration(readonly: Bool) -> Configuration {
        _ = DatabaseLibrary.isReady
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.foreignKeysEnabled = false
        configuration.readonly = readonly
        configuration.prepareDatabase { db in
            if !readonly { try db.execute(sql: "PRAGMA synchronous = FULL") }
            try db.execute(sql: "PRAGMA trusted_schema = ON")
            try db.execute(sql: "PRAGMA cache_size = \(-pageMemory)")
        }
        return configuration
    }
}
