import GRDB

/// The files that belong to records, as the GeoPackage extension *Related Tables* (OGC 18-000) has them: one table of
/// media for the store, and beside each register that takes attachments a table of which belong to which of its rows.
///
/// What is removed goes to two tables of our own, so that nothing is lost whoever removes it.
enum AttachmentTables {
    static let media = "landkort_bilag"
    /// Bytes that are no longer in ``media``, or were others.
    static let gone = "landkort_bilag_fjernet"
    /// What was attached to what, when and by whom.
    static let history = "landkort_bilag_historik"

    static let definition = """
        CREATE TABLE IF NOT EXISTS gpkgext_relations (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          base_table_name TEXT NOT NULL,
          base_primary_column TEXT NOT NULL DEFAULT 'id',
          related_table_name TEXT NOT NULL,
          related_primary_column TEXT NOT NULL DEFAULT 'id',
          relation_name TEXT NOT NULL,
          mapping_table_name TEXT NOT NULL UNIQUE
        );
        CREATE TABLE IF NOT EXISTS \(media) (
          id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          data BLOB NOT NULL,
          content_type TEXT NOT NULL,
          bilag_id TEXT,
          titel TEXT,
          filnavn TEXT
        );
        CREATE UNIQUE INDEX IF NOT EXISTS \(media)_noegle ON \(media) (bilag_id);
        CREATE TABLE IF NOT EXISTS \(gone) (
          nr INTEGER PRIMARY KEY,
          id INTEGER NOT NULL,
          data BLOB NOT NULL,
          content_type TEXT NOT NULL,
          bilag_id TEXT,
          titel TEXT,
          filnavn TEXT,
          til DATETIME NOT NULL,
          fjernet_af TEXT
        );
        CREATE INDEX IF NOT EXISTS \(gone)_noegle ON \(gone) (bilag_id);
        CREATE TABLE IF NOT EXISTS \(history) (
          nr INTEGER PRIMARY KEY,
          register TEXT NOT NULL,
          objekt TEXT,
          bilag_id TEXT,
          titel TEXT,
          filnavn TEXT,
          begynder BLOB,
          stoerrelse INTEGER,
          primaer BOOLEAN,
          fra DATETIME,
          til DATETIME NOT NULL,
          lagt_af TEXT,
          fjernet_af TEXT
        );
        CREATE INDEX IF NOT EXISTS \(history)_ting ON \(history) (register, objekt);
        """

    /// Makes what is missing of the tables that all registers share.
    static func complete(_ db: Database) throws {
        let isNew = try !db.hasTable(media)
        try db.execute(sql: definition)
        for trigger in triggers { try trigger.complete(isNew, db) }
        if isNew { try enlist(db) }
    }

    /// Tells GeoPackage of the tables that all registers share.
    static func enlist(_ db: Database) throws {
        try enlist(media, "Bilag", db)
        try enlistExtension("gpkgext_relations", db)
    }

    /// Tells GeoPackage of a table without places.
    static func enlist(_ name: String, _ title: String, _ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES (?, 'attributes', ?)",
            arguments: [name, "\(title) (\(name))"])
    }

    static func enlistExtension(_ name: String, _ db: Database) throws {
        try db.execute(
            sql: "INSERT OR IGNORE INTO gpkg_extensions VALUES (?, NULL, 'gpkg_related_tables', ?, 'read-write')",
            arguments: [name, "http://www.opengis.net/doc/IS/gpkg-rte/1.0"])
    }

    static let counting = [
        "UPDATE landkort_lager SET value = value + 1 WHERE name = 'aendring'",
        "UPDATE gpkg_contents SET last_change = \(NewRow.now) WHERE table_name = '\(media)'",
    ]

    private static func keeping(_ row: String, where condition: String = "1") -> String {
        """
        INSERT INTO \(gone) (id, data, content_type, bilag_id, titel, filnavn, til, fjernet_af)
            SELECT id, data, content_type, bilag_id, titel, filnavn, \(NewRow.now), \(HistoryTable.actor)
            FROM \(row) WHERE \(condition)
        """
    }

    private static let old = """
        (SELECT OLD.id AS id, OLD.data AS data, OLD.content_type AS content_type, OLD.bilag_id AS bilag_id,
            OLD.titel AS titel, OLD.filnavn AS filnavn)
        """

    static let triggers = [
        // `INSERT OR REPLACE` removes a row without telling any trigger.
        Trigger(
            "\(media)_erstattes", "BEFORE INSERT", on: media, when: "EXISTS (SELECT 1 FROM \(media) WHERE id = NEW.id)",
            [keeping(media, where: "id = NEW.id")]),
        Trigger(
            "\(media)_ny", "AFTER INSERT", on: media,
            [
                """
                UPDATE \(media) SET bilag_id = \(NewRow.id)
                    WHERE id = NEW.id AND NOT coalesce(bilag_id GLOB '\(NewRow.pattern)', 0)
                """
            ] + counting),
        Trigger(
            "\(media)_aendret", "AFTER UPDATE OF data, content_type, titel, filnavn", on: media,
            when: ["data", "content_type", "titel", "filnavn"].map { "OLD.\($0) IS NOT NEW.\($0)" }
                .joined(separator: " OR "),
            [keeping(old)] + counting),
        Trigger("\(media)_slettet", "AFTER DELETE", on: media, [keeping(old)] + counting),
    ]
}
