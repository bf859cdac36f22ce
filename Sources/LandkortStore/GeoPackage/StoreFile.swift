import Foundation
import GRDB

/// The file a store lies in, and how this program may use it.
struct StoreFile {
    let path: String

    /// What was found at the path, without changing a byte of it.
    enum State {
        /// Nothing, or a file that holds no table yet.
        case vacant
        case store
    }

    /// - Throws: ``StoreProblem`` for what cannot be opened, is somebody else's or a newer program's.
    func state() throws(StoreProblem) -> State {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return .vacant }
        guard !isFolder.boolValue else { throw .isFolder(path: path) }
        let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
        guard size != 0 else { return .vacant }
        let queue = try reading()
        return try translating { try queue.read { try Schema.isVacant($0, path: path) ? .vacant : .store } }
    }

    /// Opens it to read and write; only to read where the file or its folder is write-protected.
    ///
    /// - Parameters:
    ///   - isFilled: whether a vacant file is about to be filled: it then gets no write-ahead log, through which
    ///     everything would be written twice, but the journal that undoes what was not finished. Who reads meanwhile
    ///     waits; the log comes when it is closed.
    ///   - circumstances: what a new store takes time and chance from; nil is the machine.
    func connection(
        _ state: State, isFilled: Bool, _ circumstances: Circumstances?
    ) throws(StoreProblem) -> StoreConnection {
        guard isWritable else { return StoreConnection(readers: try reading(), writer: nil) }
        do {
            let writer = try DatabaseQueue(path: path, configuration: Self.configuration(readonly: false))
            if state == .vacant {
                try writer.write(Schema.mark)
                try writer.inDatabase { try circumstances?.replace(in: $0) }
            }
            // QGIS leaves the file without a log when it closes it.
            let hasNoLog = state == .vacant && isFilled
            if !hasNoLog { try writer.writeWithoutTransaction(Self.useLog) }
            let readers = try DatabasePool(path: path, configuration: Self.configuration(readonly: true))
            return StoreConnection(readers: readers, writer: writer, hasNoLog: hasNoLog)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
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

    /// In a folder where no log can be made, the file is read as it is and taken not to change.
    func reading() throws(StoreProblem) -> DatabaseQueue {
        let configuration = Self.configuration(readonly: true)
        do {
            return try DatabaseQueue(path: path, configuration: configuration)
        } catch let error as DatabaseError {
            switch error.resultCode {
            case .SQLITE_NOTADB: throw .notAStore(path: path, reason: "SQLite")
            case .SQLITE_CANTOPEN, .SQLITE_READONLY: break
            default: throw translated(error)
            }
        } catch {
            throw translated(error)
        }
        let queue =
            isWritable
            ? recovered(configuration) : try? DatabaseQueue(path: unchanging, configuration: configuration)
        guard let queue else { throw .cannotOpen(path: path) }
        return queue
    }

    /// A program that was killed while it made the file leaves a journal, which only a writer may undo.
    private func recovered(_ configuration: Configuration) -> DatabaseQueue? {
        guard let writer = try? DatabaseQueue(path: path, configuration: Self.configuration(readonly: false)),
            (try? writer.read({ try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") })) != nil,
            (try? writer.close()) != nil
        else { return nil }
        return try? DatabaseQueue(path: path, configuration: configuration)
    }

    private var unchanging: String { URL(fileURLWithPath: path).absoluteString + "?immutable=1" }

    private static func configuration(readonly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 8
        configuration.foreignKeysEnabled = false
        configuration.readonly = readonly
        configuration.prepareDatabase { db in
            if !readonly { try db.execute(sql: "PRAGMA synchronous = FULL") }
            try db.execute(sql: "PRAGMA trusted_schema = ON")
        }
        return configuration
    }
}
