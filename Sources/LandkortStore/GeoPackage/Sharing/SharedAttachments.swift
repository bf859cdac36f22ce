import Foundation
import GRDB
import LandkortCore

/// What belongs to one register's records on its way to somebody: what the reader may know of, and nothing else.
struct SharedAttachments {
    private let table: RegisterTable
    private let links: AttachmentLinks
    private let view: AttachmentView

    /// Nil for a register that takes none.
    init?(_ table: RegisterTable, _ reader: Reader) {
        guard let links = AttachmentLinks(table: table) else { return nil }
        (self.table, self.links, view) = (table, links, AttachmentView(table, reader))
    }

    /// After the records, whose new keys the files are bound to.
    func copy(from source: Database, to target: Database) throws {
        let objects = """
            SELECT objekt FROM \(quoted(links.name)) UNION SELECT objekt FROM \(AttachmentTables.history)
            WHERE register = ? ORDER BY objekt
            """
        for id in try String?.fetchAll(source, sql: objects, arguments: [table.name]).compactMap({ $0 }) {
            guard let found = try? view.attachments(of: id, source) else { continue }
            for attachment in found where attachment.to == nil {
                try add(attachment, to: id, from: source, to: target)
            }
            for attachment in found.reversed() where attachment.to != nil {
                try keep(attachment, of: id, from: source, to: target)
            }
        }
    }

    private func add(
        _ attachment: Attachment, to id: Feature.ID, from source: Database, to target: Database
    ) throws {
        let media = AttachmentTables.media
        let known = "SELECT id FROM \(media) WHERE bilag_id = ?"
        if try Int64.fetchOne(target, sql: known, arguments: [attachment.id]) == nil {
            let columns = "data, content_type, bilag_id, titel, filnavn"
            let wanted = "SELECT \(columns) FROM \(media) WHERE bilag_id = ?"
            guard let row = try Row.fetchOne(source, sql: wanted, arguments: [attachment.id]) else { return }
            try target.execute(
                sql: "INSERT INTO \(media) (\(columns)) VALUES (?, ?, ?, ?, ?)",
                arguments: StatementArguments(row.databaseValues))
        }
        try target.execute(
            sql: """
                INSERT INTO \(quoted(links.name)) (base_id, related_id, primaer, fra, lagt_af) SELECT
                  (SELECT \(RegisterTable.key) FROM \(quoted(table.name)) WHERE \(quoted(table.identifier)) = ?),
                  (\(known)), ?, ?, ?
                """, arguments: [id, attachment.id, attachment.isPrimary, attachment.from, attachment.by])
    }

    /// The bytes of what was removed go to those alone who may see everything.
    private func keep(
        _ attachment: Attachment, of id: Feature.ID, from source: Database, to target: Database
    ) throws {
        let head = try Data.fetchOne(source, sql: AttachmentView.content, arguments: [attachment.id])
        try target.execute(
            sql: """
                INSERT INTO \(AttachmentTables.history) (register, objekt, bilag_id, titel, filnavn, begynder,
                  stoerrelse, primaer, fra, til, lagt_af, fjernet_af) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                table.name, id, attachment.id, attachment.title, attachment.fileName,
                head?.prefix(MediaType.telling), attachment.size, attachment.isPrimary, attachment.from,
                attachment.to, attachment.by, attachment.endedBy,
            ])
        guard view.access.own == .always, let head else { return }
        try target.execute(
            sql: """
                INSERT INTO \(AttachmentTables.gone) (id, data, content_type, bilag_id, titel, filnavn, til, fjernet_af)
                VALUES (0, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                head, attachment.type.rawValue, attachment.id, attachment.title, attachment.fileName, attachment.to,
                attachment.endedBy,
            ])
    }
}
