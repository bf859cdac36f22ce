import GRDB
import LandkortCore

/// A declaration that has grown since the table was made.
extension RegisterTable {
    /// Declared fields that the table has no column for.
    func missingFields(_ db: Database) throws -> [Field] {
        let columns = Set(try db.columns(in: name).map { $0.name.lowercased() })
        return register.fields.filter { !columns.contains($0.name.lowercased()) }
    }

    /// Adds empty columns for `fields`, and makes the triggers that name every field anew.
    func add(_ fields: [Field], _ db: Database) throws {
        for field in fields {
            try db.execute(sql: "ALTER TABLE \(quoted(name)) ADD COLUMN \(quoted(field.name)) \(field.columnType)")
        }
        for trigger in ["\(name)_ny", "\(name)_aendret"] {
            try db.execute(sql: "DROP TRIGGER IF EXISTS \(quoted(trigger))")
        }
        for trigger in fieldTriggers { try db.execute(sql: trigger) }
    }
}
