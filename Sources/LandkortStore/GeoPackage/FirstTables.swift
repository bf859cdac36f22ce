import GRDB
import LandkortCore

/// All tables of a store whose file holds none, made at once.
///
/// For every table, index and trigger that is made by its statement, SQLite looks through the list of those there are,
/// and most of a store's are triggers. A trigger is nothing but its line in that list, so the lines are written as
/// such, and the list is read once at the end. Only where nothing is there can no name be taken.
struct FirstTables {
    let tables: [RegisterTable]

    func make(_ db: Database) throws {
        for part in shared + tables.flatMap(own) { try db.execute(sql: part) }
        if hasAttachments { try AttachmentTables.enlist(db) }
        for table in tables {
            try Schema.enlist(table, db)
            try StoredShapes.write(RegisterShape(table.register), of: table, db)
            try table.search?.enlist(db)
            try table.attachments?.enlist(db)
        }
        try write(triggers, db)
    }

    private var hasAttachments: Bool { tables.contains { $0.attachments != nil } }

    private var shared: [String] {
        [
            GeoPackageTables.definition, CampaignTables.definition, GeoPackageTables.actor, SearchIndex.definition,
            StoredShapes.definition, ImportTables.definition, RedactionTables.definition, DecisionTable.definition,
        ] + (hasAttachments ? [AttachmentTables.definition] : [])
    }

    private func own(_ table: RegisterTable) -> [String] {
        table.definition + table.history.definition + (table.attachments?.definition ?? [])
    }

    private var triggers: [Trigger] {
        (hasAttachments ? AttachmentTables.triggers : [])
            + tables.flatMap { $0.triggers + ($0.attachments?.triggers ?? []) }
    }

    private func write(_ triggers: [Trigger], _ db: Database) throws {
        try db.execute(sql: "PRAGMA writable_schema = ON")
        let line = try db.makeStatement(sql: "INSERT INTO sqlite_master VALUES ('trigger', ?, ?, 0, ?)")
        for trigger in triggers { try line.execute(arguments: [trigger.name, trigger.table, trigger.sql]) }
        try db.execute(sql: "PRAGMA writable_schema = RESET")
    }
}
