import Foundation
import GRDB
import LandkortCore

/// One record's values on their way out of the tables.
struct RecordRedaction {
    private let redaction: Redaction
    private let table: RegisterTable
    /// Of all registers: a file may belong to records of several.
    private let links: [AttachmentLinks]
    private var isNamed: String { "\(quoted(table.identifier)) = ?" }
    private var key: [any DatabaseValueConvertible] { [redaction.feature] }

    init(_ redaction: Redaction, _ table: RegisterTable, links: [AttachmentLinks]) {
        (self.redaction, self.table, self.links) = (redaction, table, links)
    }

    func run(_ db: Database) throws -> RedactionCount {
        var count = RedactionCount()
        let values = try texts(db)
        switch redaction.extent {
        case .fields(let fields): try empty(fields, values, &count, db)
        case .whole: try remove(&count, db)
        }
        try forgetInImports(values, db)
        if !count.isEmpty || redaction.held != nil { try RedactionTables.add(redaction, db) }
        // Those of a set-aside column that was found by its texts are the fields' own.
        count.texts = values.filter { redaction.traces($0.key, in: table.register) }
        count.texts.merge(redaction.held ?? [:]) { $0.union($1) }
        return count
    }

    /// The versions that it concerns, beside the one in force.
    private var isConcerned: String {
        redaction.endedBefore == nil ? isNamed : "\(isNamed) AND \(HistoryTable.to) < ?"
    }
    private var concerned: StatementArguments {
        StatementArguments(key + (redaction.endedBefore.map { [$0] } ?? []))
    }
}

/// Fields.
extension RecordRedaction {
    /// The store's triggers see no version in a row without a revision, so none is kept of what goes.
    private func empty(
        _ fields: [String: Value], _ values: [String: Set<String>], _ count: inout RedactionCount, _ db: Database
    ) throws {
        let changes = fields.sorted { $0.key < $1.key }.filter { table.register[$0.key] != nil }
        let aside = try setAside(fields, values, &count, db)
        let stored = changes.map { table.register[$0.key]?.stored($0.value) ?? .null }
        func update(_ name: String, _ condition: String, _ arguments: StatementArguments) throws -> Int {
            let aside = aside.filter(try columns(of: name, db).contains)
            let settings = changes.map { "\(quoted($0.key)) = ?" } + aside.map { "\(quoted($0)) = NULL" }
            let differs = changes.map { "\(quoted($0.key)) IS NOT ?" } + aside.map { "\(quoted($0)) IS NOT NULL" }
            guard !settings.isEmpty else { return 0 }
            let sql = """
                UPDATE \(quoted(name)) SET \(settings.joined(separator: ", "))
                WHERE \(condition) AND (\(differs.joined(separator: " OR ")))
                """
            try db.execute(
                sql: sql, arguments: StatementArguments(stored) + arguments + StatementArguments(stored))
            return db.changesCount
        }
        count.ended += try update(table.history.name, isConcerned, concerned)
        guard redaction.endedBefore == nil, let revision = try table.revision(of: redaction.feature, db) else { return }
        try setRevision(nil, db)
        count.current += try update(table.name, isNamed, StatementArguments(key))
        try setRevision(revision, db)
    }

    private func setRevision(_ revision: Revision?, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE \(quoted(table.name)) SET \(RegisterTable.revision) = ? WHERE \(isNamed)",
            arguments: [revision, redaction.feature])
    }

    /// Columns that no field is declared for any more, and that hold what goes.
    private func setAside(
        _ fields: [String: Value], _ values: [String: Set<String>], _ count: inout RedactionCount, _ db: Database
    ) throws -> [String] {
        let texts = values.values.reduce(into: Set<String>()) { $0.formUnion($1) }
        let found = try undeclared(db).filter { name in
            if fields[name] != nil { return true }
            return try self.texts(of: name, db).contains { text in texts.contains(text) }
        }
        count.setAside.formUnion(found)
        return found
    }

    private func undeclared(_ db: Database) throws -> [String] {
        let past = [HistoryTable.key, HistoryTable.to, HistoryTable.ending, HistoryTable.endedBy]
        let known = [RegisterTable.key, RegisterTable.geometry] + table.valueColumns.map(\.name) + past
        return try columns(of: table.name, db).union(columns(of: table.history.name, db)).subtracting(known).sorted()
    }

    private func columns(of name: String, _ db: Database) throws -> Set<String> {
        Set(try db.tableColumns(name).map(\.name))
    }

    /// What stands in the columns that go.
    private func texts(_ db: Database) throws -> [String: Set<String>] {
        let columns =
            switch redaction.extent {
            case .fields(let fields): fields.keys.sorted()
            case .whole: table.register.fields.filter(\.isRedactable).map(\.name) + (try undeclared(db))
            }
        var texts: [String: Set<String>] = [:]
        for column in columns {
            texts[column] = try self.texts(of: column, db).subtracting(standIn(column))
        }
        return texts
    }

    /// What stands instead of what goes is nothing that goes.
    private func standIn(_ column: String) -> [String] {
        guard case .fields(let fields) = redaction.extent, let value = fields[column] else { return [] }
        let stored = String.fromDatabaseValue(table.register[column]?.stored(value) ?? .null)
        return value.texts + [stored].compactMap { $0 }
    }

    private func texts(of column: String, _ db: Database) throws -> Set<String> {
        var found: Set<DatabaseValue> = []
        if try columns(of: table.history.name, db).contains(column) {
            let past = "SELECT \(quoted(column)) FROM \(quoted(table.history.name)) WHERE \(isConcerned)"
            found.formUnion(try DatabaseValue.fetchAll(db, sql: past, arguments: concerned))
        }
        if redaction.endedBefore == nil, try columns(of: table.name, db).contains(column) {
            let now = "SELECT \(quoted(column)) FROM \(quoted(table.name)) WHERE \(isNamed)"
            found.formUnion(try DatabaseValue.fetchAll(db, sql: now, arguments: StatementArguments(key)))
        }
        // Of a list all of it, as it stands in the column, and each of its items.
        let items = table.register[column].map { field in found.flatMap { field.value($0).texts } } ?? []
        return Set(items + found.compactMap { String.fromDatabaseValue($0) }).filter { !$0.isEmpty }
    }

    /// A mapping may name a value, and so may a file's name.
    private func forgetInImports(_ values: [String: Set<String>], _ db: Database) throws {
        for text in values.values.joined() where text.utf8.count >= RedactionCount.shortestTrace {
            for column in ["fil", "kolonner", "kobling"] {
                try db.execute(
                    sql: """
                        UPDATE landkort_import SET \(column) = replace(\(column), ?, '')
                        WHERE register = ? AND instr(\(column), ?)
                        """, arguments: [text, table.name, text])
            }
        }
    }
}

/// All of it.
extension RecordRedaction {
    private func remove(_ count: inout RedactionCount, _ db: Database) throws {
        let past = quoted(table.history.name)
        try db.execute(sql: "DELETE FROM \(past) WHERE \(isConcerned)", arguments: concerned)
        count.ended += db.changesCount
        guard redaction.endedBefore == nil else { return }
        let files = try self.files(db)
        try db.execute(sql: "DELETE FROM \(quoted(table.name)) WHERE \(isNamed)", arguments: StatementArguments(key))
        count.current += db.changesCount
        // The triggers kept the row that was just deleted.
        try db.execute(sql: "DELETE FROM \(past) WHERE \(isNamed)", arguments: StatementArguments(key))
        try remove(files, &count, db)
    }

    private func files(_ db: Database) throws -> Set<String> {
        guard let own = table.attachments else { return [] }
        let sql = """
            SELECT fil.bilag_id FROM \(quoted(own.name)) bilag
              JOIN \(AttachmentTables.media) fil ON fil.id = bilag.related_id WHERE bilag.objekt = ?1
            UNION SELECT bilag_id FROM \(AttachmentTables.history) WHERE objekt = ?1 AND register = ?2
            """
        return Set(try String?.fetchAll(db, sql: sql, arguments: [redaction.feature, table.name]).compactMap { $0 })
    }

    /// Those that no other record has, or had.
    private func remove(_ files: Set<String>, _ count: inout RedactionCount, _ db: Database) throws {
        guard !files.isEmpty else { return }
        let (media, gone, past) = (AttachmentTables.media, AttachmentTables.gone, AttachmentTables.history)
        try db.execute(
            sql: "DELETE FROM \(past) WHERE register = ? AND objekt = ?", arguments: [table.name, redaction.feature])
        for file in files {
            let uses =
                links.map { links in
                    """
                    SELECT 1 FROM \(quoted(links.name)) bilag JOIN \(media) fil ON fil.id = bilag.related_id
                    WHERE fil.bilag_id = ?1
                    """
                } + ["SELECT 1 FROM \(past) WHERE bilag_id = ?1"]
            let isUsed = "SELECT EXISTS (\(uses.joined(separator: " UNION ALL ")))"
            guard try Bool.fetchOne(db, sql: isUsed, arguments: [file]) == false else { continue }
            try db.execute(sql: "DELETE FROM \(media) WHERE bilag_id = ?", arguments: [file])
            try db.execute(sql: "DELETE FROM \(gone) WHERE bilag_id = ?", arguments: [file])
            count.attachments += 1
        }
    }
}
