import Foundation
import GRDB

/// What a new store takes from the world around it, so that a caller can give it instead: then the same rows make the
/// same file, to the byte.
public struct Circumstances: Sendable {
    /// When rows are registered, UTC: `2026-11-20T10:00:00.000Z`.
    let moment: String
    /// What the ids of rows and versions are made of.
    let random: @Sendable () -> UInt64

    /// - Parameters:
    ///   - moment: UTC with milliseconds, as the tables' triggers write it.
    ///   - random: 64 new bits a call.
    public init(moment: String, random: @escaping @Sendable () -> UInt64) {
        self.moment = moment
        self.random = random
    }

    /// Takes the place of the functions of SQLite by which the tables' triggers ask for the time and for chance.
    ///
    /// What is no question of the present is passed on to SQLite's own function, on a connection that still has it.
    func replace(in db: Database) throws {
        let own = try DatabaseQueue()
        db.add(
            function: DatabaseFunction("strftime", argumentCount: 2) { values in
                let time = String.fromDatabaseValue(values[1]) == "now" ? moment.databaseValue : values[1]
                return try own.read { own in
                    let statement = try own.cachedStatement(sql: "SELECT strftime(?, ?)")
                    return try DatabaseValue.fetchOne(statement, arguments: [values[0], time])
                }
            })
        db.add(
            function: DatabaseFunction("randomblob", argumentCount: 1) { values in
                bytes(Int.fromDatabaseValue(values[0]) ?? 0)
            })
    }

    private func bytes(_ count: Int) -> Data {
        var data = Data()
        while data.count < count { withUnsafeBytes(of: random().littleEndian) { data.append(contentsOf: $0) } }
        return data.prefix(count)
    }
}
