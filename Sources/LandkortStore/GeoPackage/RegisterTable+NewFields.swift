import GRDB
import LandkortCore

/// A declaration that has grown since the tables were made, or triggers that somebody changed.
extension RegisterTable {
    /// Makes what is missing of the tables and renews the triggers; nothing is removed.
    ///
    /// - Returns: whether the register's own table was made.
    func complete(_ db: Database) throws -> Bool {
        let isNew = try !db.hasTable(name)
        if isNew {
            for statement in definition { try db.execute(sql: statement) }
        } else {
            try addColumns(to: name, db)
        }
        if try db.hasTable(history.name) {
            try addColumns(to: history.name, db)
            if isSpatial { try history.tree.complete(db) }
        } else {
            for statement in history.definition { try db.execute(sql: statement) }
        }
        if !isNew { try fillOwnColumns(db) }
        for index in orderedIndexes { try index.renew(db) }
        try search?.enlist(db)
        try attachments?.complete(db)
        try isNew ? triggers.forEach { try $0.make(db) } : renewTriggers(db)
        return isNew
    }

    /// Triggers that were not there, or were others, have not kept the index of words.
    private func renewTriggers(_ db: Database) throws {
        let renewed = try knowingSetAside(db).triggers.filter { try $0.renew(db) }
        if let search, !Set(search.triggers).isDisjoint(with: renewed) { try search.fill(db) }
    }

    /// The table with the columns that only the file knows of.
    func knowingSetAside(_ db: Database) throws -> RegisterTable {
        let declared = Set(([Self.key, Self.geometry] + valueColumns.map(\.name)).map { $0.lowercased() })
        let kept = Set(try db.tableColumns(history.name).map(\.name))
        var table = self
        table.setAside = try db.tableColumns(name).map(\.name).filter { column in
            kept.contains(column) && !declared.contains(column.lowercased())
        }
        return table
    }

    func addColumns(to table: String, _ db: Database) throws {
        let found = Set(try db.tableColumns(table).map { $0.name.lowercased() })
        for column in valueColumns where !found.contains(column.name.lowercased()) {
            try db.execute(sql: "ALTER TABLE \(quoted(table)) ADD COLUMN \(quoted(column.name)) \(column.type)")
        }
    }

    /// Rows from before the table counted its versions are in their first.
    private func fillOwnColumns(_ db: Database) throws {
        let (revision, from) = (Self.revision, Self.from)
        try db.execute(sql: "UPDATE \(quoted(name)) SET \(revision) = 1 WHERE \(revision) IS NULL")
        try db.execute(sql: "UPDATE \(quoted(name)) SET \(from) = \(NewRow.now) WHERE \(from) IS NULL")
    }
}
