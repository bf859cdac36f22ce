import GRDB

extension DatabaseQueue {
    /// In one transaction that sees what was committed when it begins.
    ///
    /// `read` sets and clears `PRAGMA query_only` around each transaction, and whenever that is set SQLite compiles every
    /// statement anew that the connection keeps. See ``forbidWriting()``.
    func reading<T: Sendable>(_ body: @Sendable (Database) throws -> T) async throws -> T {
        try await unsafeRead { db in
            var answer: T?
            try db.inTransaction(.deferred) {
                answer = try body(db)
                return .commit
            }
            guard let answer else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
            return answer
        }
    }

    /// For a connection that is to read alone, once.
    func forbidWriting() throws { try inDatabase { try $0.execute(sql: "PRAGMA query_only = ON") } }
}
