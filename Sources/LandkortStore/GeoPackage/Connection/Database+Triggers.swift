import CTriggers
import GRDB

extension Database {
    /// Does `body` with all triggers turned off.
    func withoutTriggers<T>(_ body: () throws -> T) rethrows -> T {
        let connection = UnsafeMutableRawPointer(sqliteConnection)
        landkort_set_triggers(connection, 0)
        defer { landkort_set_triggers(connection, 1) }
        return try body()
    }
}
