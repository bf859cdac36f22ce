import GRDB
import LandkortCore

/// What was taken out of which record, when, why and by whom.
enum RedactionTables {
    static let name = "landkort_sletning"
    static let definition = """
        CREATE TABLE IF NOT EXISTS \(name) (
          nr INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          register TEXT NOT NULL,
          objekt TEXT NOT NULL,
          felter TEXT,
          afsluttet_foer TEXT,
          grund TEXT NOT NULL,
          tid TEXT NOT NULL,
          hvem TEXT
        );
        CREATE INDEX IF NOT EXISTS \(name)_ting ON \(name) (register, objekt);
        """

    /// Whether the actor knew of all that was taken out of a record, or read nothing; who writes a change that waited, of
    /// all in its register, for a new record may say the same as an old one. By the index.
    static func isKnown(
        of id: Feature.ID, in register: RegisterID, to actor: Actor, _ db: Database
    ) throws -> Bool {
        guard let known = actor.knownRedaction else { return true }
        let isOfRecord = actor.decision == nil
        let record = isOfRecord ? " AND objekt = ?" : ""
        let sql = "SELECT NOT EXISTS (SELECT 1 FROM \(name) WHERE nr > ? AND register = ?\(record))"
        var arguments: StatementArguments = [known, register.rawValue]
        if isOfRecord { arguments += [id] }
        return try Bool.fetchOne(db.cachedStatement(sql: sql), arguments: arguments) ?? true
    }

    static func add(_ redaction: Redaction, _ db: Database) throws {
        let fields: String? = if case .whole = redaction.extent { nil } else { redaction.fields.joined(separator: " ") }
        try db.execute(
            sql: """
                INSERT INTO \(name) (register, objekt, felter, afsluttet_foer, grund, tid, hvem)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                redaction.register.rawValue, redaction.feature, fields, redaction.endedBefore, redaction.reason,
                redaction.time, redaction.by,
            ])
    }
}

extension Redaction {
    /// A row of the table; what stands instead of the values is not told.
    init(_ row: Row) {
        let names: String? = row["felter"]
        let fields = (names ?? "").split(separator: " ").map { (String($0), Value.null) }
        self.init(
            of: row["objekt"], in: RegisterID(rawValue: row["register"]),
            names == nil ? .whole : .fields(Dictionary(uniqueKeysWithValues: fields)),
            endedBefore: row["afsluttet_foer"], reason: row["grund"], time: row["tid"], by: row["hvem"])
    }
}
