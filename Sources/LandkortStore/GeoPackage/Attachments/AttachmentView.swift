import Foundation
import GRDB
import LandkortCore

/// The attachments of one register as one reader may know of them.
struct AttachmentView: Sendable {
    private let table: RegisterTable
    private let view: ReaderView
    var access: Access { view.access }

    init(_ table: RegisterTable, _ reader: Reader) {
        self.table = table
        // Of the versions nothing is read but their times.
        view = ReaderView(table, reader, among: [:])
    }

    /// The bytes as they are, else as they last were.
    static let content = """
        SELECT coalesce((SELECT data FROM \(AttachmentTables.media) WHERE bilag_id = ?1),
          (SELECT data FROM \(AttachmentTables.gone) WHERE bilag_id = ?1 ORDER BY nr DESC LIMIT 1))
        """

    /// - Throws: ``StoreProblem/notFound(_:_:)`` where the reader sees no version of the feature.
    func attachments(of id: Feature.ID, _ db: Database) throws -> [Attachment] {
        let seen = try periods(of: id, view, db)
        guard !seen.isEmpty else { throw StoreProblem.notFound(table.register.id, id) }
        guard let links = AttachmentLinks(table: table) else { return [] }
        let all = try periods(of: id, ReaderView(everythingOf: table), db)
        let found = try rows(Self.current(links), id, db) + rows(ended, id, db)
        return found.filter { $0.isShown(seeing: seen, of: all) }.sorted(by: Attachment.precedes)
    }

    private func periods(of id: Feature.ID, _ view: ReaderView, _ db: Database) throws -> [Attachment.Period] {
        let from = RegisterTable.from
        let sources = [
            (RowSource(table, view), "NULL"), (RowSource(ended: table.history, view), HistoryTable.to),
        ]
        return try sources.flatMap { source, to in
            let sql = source.select("\(from) AS fra, \(to) AS til", ["\(quoted(table.identifier)) = ?"])
            return try Row.fetchAll(db, sql: sql, arguments: StatementArguments(source.arguments + [id]))
                .map { row -> Attachment.Period in (from: row["fra"] ?? "", to: row["til"]) }
        }
    }

    private static func current(_ links: AttachmentLinks) -> String {
        """
        SELECT fil.bilag_id, fil.titel, fil.filnavn, substr(fil.data, 1, \(MediaType.telling)) AS begynder,
          length(fil.data) AS stoerrelse, bilag.primaer, bilag.fra, NULL AS til, bilag.lagt_af, NULL AS fjernet_af
        FROM \(quoted(links.name)) bilag JOIN \(AttachmentTables.media) fil ON fil.id = bilag.related_id
        WHERE bilag.objekt = ? ORDER BY bilag.id
        """
    }

    private var ended: String {
        """
        SELECT * FROM \(AttachmentTables.history)
        WHERE objekt = ? AND register = \(sqlText(table.name)) AND bilag_id IS NOT NULL ORDER BY nr
        """
    }

    private func rows(_ sql: String, _ id: Feature.ID, _ db: Database) throws -> [Attachment] {
        try Row.fetchAll(db, sql: sql, arguments: [id]).map { row in
            let head: Data = row["begynder"] ?? Data()
            var found = Attachment(
                id: row["bilag_id"] ?? "", title: row["titel"] ?? "", fileName: row["filnavn"] ?? "",
                type: MediaType(of: head), size: row["stoerrelse"] ?? 0, isPrimary: row["primaer"] ?? false,
                from: row["fra"] ?? "", to: row["til"])
            if access.seesWriters { (found.by, found.endedBy) = (row["lagt_af"], row["fjernet_af"]) }
            return found
        }
    }
}
