import Foundation
import GRDB
import LandkortCore

/// The accounts in an SQLite file beside the store, which only its owner on the machine may read.
public final class AccountFile: AccountStore {
    static let format = AccountTables.steps.count + 1

    let queue: DatabaseQueue
    /// Reads alone, so that who is signed in does not wait behind who waits to write.
    private let reader: DatabaseQueue

    /// - Parameter creating: whether to make the file where there is none.
    /// - Throws: ``StoreProblem/noStore(path:)``, ``StoreProblem/cannotOpen(path:)``,
    ///   ``StoreProblem/notAStore(path:reason:)``, ``StoreProblem/newer(path:format:known:)``.
    public init(_ path: String, creating: Bool) throws(StoreProblem) {
        let files = FileManager.default
        if !files.fileExists(atPath: path) {
            guard creating else { throw .noStore(path: path) }
            guard files.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
                throw .cannotOpen(path: path)
            }
        }
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON") }
        let queue = try translating { try DatabaseQueue(path: path, configuration: configuration) }
        try translating { try queue.write { try Self.prepare($0, path) } }
        self.queue = queue
        reader = try translating { try DatabaseQueue(path: path, configuration: configuration) }
        // Not a connection of a read-only file: what another program left half done is taken back by whoever reads first.
        try translating { try reader.forbidWriting() }
    }

    private static func prepare(_ db: Database, _ path: String) throws {
        guard try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") != 0 else {
            try db.execute(sql: AccountTables.definition)
            return try raise(db, from: AccountTables.first)
        }
        guard try db.tableExists("haendelse") else {
            throw StoreProblem.notAStore(path: path, reason: "haendelse")
        }
        let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard found <= format else { throw StoreProblem.newer(path: path, format: found, known: format) }
        if found < format { try raise(db, from: max(found, 1)) }
    }

    private static func raise(_ db: Database, from found: Int) throws {
        for step in AccountTables.steps[(found - 1)...] { try db.execute(sql: step) }
        try db.execute(sql: "PRAGMA user_version = \(format)")
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws(StoreProblem) -> T {
        try await translating { try await self.reader.reading(body) }
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws(StoreProblem) -> T {
        try await translating { try await self.queue.write(body) }
    }
}
