import GRDB
import LandkortCore

/// Which files belong to which rows of one register: a mapping table of the extension *Related Tables*.
///
/// Exactly one of a row's files is its primary. Triggers hold to that, and keep what is removed, so it is so whoever
/// writes. Beside the row's key, which the extension asks for, stands the feature's id, by which a row finds its files
/// again when another program has put a new row in its place.
struct AttachmentLinks {
    let table: RegisterTable

    /// Nil for a register whose declaration takes no attachments.
    init?(table: RegisterTable) {
        guard table.register.attachments != nil else { return nil }
        self.table = table
    }

    var name: String { "\(AttachmentTables.media)_\(table.name)" }
    private var links: String { quoted(name) }
    private var rows: String { quoted(table.name) }
    private var key: String { RegisterTable.key }

    var definition: [String] {
        [
            """
            CREATE TABLE IF NOT EXISTS \(links) (
              id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
              base_id INTEGER NOT NULL,
              related_id INTEGER NOT NULL,
              primaer BOOLEAN,
              objekt TEXT,
              fra DATETIME,
              lagt_af TEXT
            )
            """,
            "CREATE UNIQUE INDEX IF NOT EXISTS \(quoted("\(name)_par")) ON \(links) (base_id, related_id)",
            "CREATE INDEX IF NOT EXISTS \(quoted("\(name)_fil")) ON \(links) (related_id)",
            "CREATE INDEX IF NOT EXISTS \(quoted("\(name)_ting")) ON \(links) (objekt)",
        ]
    }

    /// Makes what is missing; the triggers on the register's own table are the register's to make.
    func complete(_ db: Database) throws {
        let isNew = try !db.hasTable(name)
        for statement in definition { try db.execute(sql: statement) }
        for trigger in triggers { try trigger.complete(isNew, db) }
        if isNew { try enlist(db) }
    }

    /// Tells GeoPackage of the table.
    func enlist(_ db: Database) throws {
        try AttachmentTables.enlist(name, "Bilag til \(table.register.title.da)", db)
        try AttachmentTables.enlistExtension(name, db)
        try db.execute(
            sql: """
                INSERT INTO gpkgext_relations (base_table_name, base_primary_column, related_table_name,
                  related_primary_column, relation_name, mapping_table_name) VALUES (?, ?, ?, 'id', 'media', ?)
                """, arguments: [table.name, key, AttachmentTables.media, name])
    }

    private func object(of row: String) -> String {
        "(SELECT \(quoted(table.identifier)) FROM \(rows) WHERE \(key) = \(row))"
    }

    /// Makes one of a row's files its primary: the first of `wanted`, the one that is so, the oldest.
    private func choosing(of row: String, _ wanted: String...) -> String {
        let candidates = "SELECT id FROM \(links) WHERE base_id = \(row)"
        let order = "ORDER BY fra, id LIMIT 1"
        let choices = wanted + ["(\(candidates) AND primaer = 1 \(order))", "(\(candidates) \(order))"]
        let chosen = "(id = (SELECT coalesce(\(choices.joined(separator: ", ")))))"
        return "UPDATE \(links) SET primaer = \(chosen) WHERE base_id = \(row) AND primaer IS NOT \(chosen)"
    }

    private var archiving: String {
        """
        INSERT INTO \(AttachmentTables.history) (register, objekt, bilag_id, titel, filnavn, begynder, stoerrelse,
              primaer, fra, til, lagt_af, fjernet_af)
            SELECT \(sqlText(table.name)), OLD.objekt, fil.bilag_id, fil.titel, fil.filnavn,
              substr(fil.data, 1, \(MediaType.telling)), length(fil.data), OLD.primaer, OLD.fra,
              max(\(NewRow.now), coalesce(OLD.fra, '')), OLD.lagt_af, \(HistoryTable.actor)
            FROM (SELECT 1) LEFT JOIN \(AttachmentTables.media) fil ON fil.id = OLD.related_id
        """
    }

    private var wanted: String { "iif(NEW.primaer = 1, NEW.id, NULL)" }
    private var counting: [String] { AttachmentTables.counting }

    /// On the mapping table, and on the media where one is deleted.
    var triggers: [Trigger] {
        let fill = """
            UPDATE \(links) SET objekt = \(object(of: "NEW.base_id")),
                fra = coalesce(\(NewRow.moment("fra")), \(NewRow.now)), lagt_af = coalesce(lagt_af, \(HistoryTable.actor))
                WHERE id = NEW.id
            """
        let other = "(SELECT id FROM \(links) WHERE base_id = NEW.base_id AND id <> NEW.id ORDER BY fra, id LIMIT 1)"
        let primary = "(SELECT id FROM \(links) WHERE base_id = NEW.base_id AND primaer = 1 ORDER BY fra, id LIMIT 1)"
        return [
            // `INSERT OR REPLACE` would remove the pair without telling any trigger.
            Trigger(
                "\(name)_erstattes", "BEFORE INSERT", on: name,
                [
                    """
                    DELETE FROM \(links)
                        WHERE id = NEW.id OR (base_id = NEW.base_id AND related_id = NEW.related_id)
                    """
                ]),
            Trigger("\(name)_ny", "AFTER INSERT", on: name, [fill, choosing(of: "NEW.base_id", wanted)] + counting),
            Trigger(
                "\(name)_primaer", "AFTER UPDATE OF primaer", on: name, when: "OLD.primaer IS NOT NEW.primaer",
                [choosing(of: "NEW.base_id", wanted, primary, other)] + counting),
            Trigger(
                "\(name)_flyttet", "AFTER UPDATE OF base_id, related_id", on: name,
                when: "OLD.related_id IS NOT NEW.related_id OR \(object(of: "NEW.base_id")) IS NOT OLD.objekt",
                [
                    archiving,
                    """
                    UPDATE \(links) SET objekt = \(object(of: "NEW.base_id")), fra = \(NewRow.now),
                        lagt_af = \(HistoryTable.actor) WHERE id = NEW.id
                    """,
                    choosing(of: "OLD.base_id"), choosing(of: "NEW.base_id"),
                ] + counting),
            Trigger(
                "\(name)_slettet", "AFTER DELETE", on: name, [archiving, choosing(of: "OLD.base_id")] + counting),
            // Before, so that what is kept of the pair can still be read off the file.
            Trigger(
                "\(name)_uden_fil", "BEFORE DELETE", on: AttachmentTables.media,
                ["DELETE FROM \(links) WHERE related_id = OLD.id"]),
        ]
    }

    /// On the register's own table: files end with their feature, and follow it to another row.
    ///
    /// GDAL lets `INSERT OR REPLACE` fire the triggers of a deletion; the copies that the history then has show it.
    var rowTriggers: [Trigger] {
        let id = quoted(table.identifier)
        let object = object(of: "NEW.\(key)")
        let copies = "FROM \(quoted(table.history.name)) WHERE \(key) = OLD.\(key) AND \(HistoryTable.to) IS NULL"
        return [
            Trigger(
                "\(table.name)_bilag_slettet", "BEFORE DELETE", on: table.name,
                when: "NOT EXISTS (SELECT 1 \(copies))",
                ["DELETE FROM \(links) WHERE base_id = OLD.\(key)"]),
            Trigger(
                "\(table.name)_bilag_ny", "AFTER INSERT", on: table.name,
                [
                    "DELETE FROM \(links) WHERE base_id = NEW.\(key) AND objekt <> \(object)",
                    "UPDATE \(links) SET base_id = NEW.\(key) WHERE objekt = \(object) AND base_id <> NEW.\(key)",
                    "UPDATE \(links) SET objekt = \(object) WHERE base_id = NEW.\(key) AND objekt IS NULL",
                ]),
            Trigger(
                "\(table.name)_bilag_navn", "AFTER UPDATE OF \(id)", on: table.name, when: "OLD.\(id) IS NOT NEW.\(id)",
                ["UPDATE \(links) SET objekt = NEW.\(id) WHERE base_id = NEW.\(key) AND objekt IS OLD.\(id)"]),
        ]
    }
}
