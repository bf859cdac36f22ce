import Foundation
import GRDB
public import LandkortCore

extension GeoPackageStore {
    /// One read. O(attachments and versions of the feature).
    public func attachments(
        of id: Feature.ID, in register: RegisterID, reader: Reader
    ) async throws(StoreProblem) -> [Attachment] {
        let table = try table(register)
        let view = AttachmentView(table, reader)
        return try await reading { try view.attachments(of: id, $0) }
    }

    /// Reads the one file.
    public func content(
        of attachment: Attachment.ID, to id: Feature.ID, in register: RegisterID, reader: Reader
    ) async throws(StoreProblem) -> [UInt8] {
        let table = try table(register)
        let view = AttachmentView(table, reader)
        let data = try await reading { db -> Data? in
            guard try view.attachments(of: id, db).contains(where: { $0.id == attachment }) else { return nil }
            return try Data.fetchOne(db, sql: AttachmentView.content, arguments: [attachment])
        }
        guard let data else { throw .noAttachment(register, id, attachment) }
        return Array(data)
    }

    /// One transaction; the tables' triggers choose the primary and keep what is removed.
    @discardableResult
    public func change(
        _ change: AttachmentChange, of id: Feature.ID, in register: RegisterID, by actor: Actor
    ) async throws(StoreProblem) -> Attachment.ID {
        let table = try table(register)
        guard let links = AttachmentLinks(table: table) else { throw .notFound(register, id) }
        return try await writing(as: actor) { db in
            switch change {
            case .add(let file): return try links.add(file, to: id, db)
            case .makePrimary(let attachment):
                try links.change("UPDATE", "SET primaer = 1", attachment, of: id, db)
                return attachment
            case .remove(let attachment):
                try links.change("DELETE FROM", "", attachment, of: id, db)
                return attachment
            }
        }
    }
}

extension AttachmentLinks {
    fileprivate func add(_ file: NewAttachment, to id: Feature.ID, _ db: Database) throws -> Attachment.ID {
        let find = "SELECT \(RegisterTable.key) FROM \(quoted(table.name)) WHERE \(quoted(table.identifier)) = ?"
        guard let row = try Int64.fetchOne(db, sql: find, arguments: [id]) else {
            throw StoreProblem.notFound(table.register.id, id)
        }
        try db.execute(
            sql: "INSERT INTO \(AttachmentTables.media) (data, content_type, titel, filnavn) VALUES (?, ?, ?, ?)",
            arguments: [Data(file.content), file.type.rawValue, file.title, file.fileName])
        let key = db.lastInsertedRowID
        try db.execute(
            sql: "INSERT INTO \(quoted(name)) (base_id, related_id, primaer) VALUES (?, ?, ?)",
            arguments: [row, key, file.isPrimary])
        let made = "SELECT bilag_id FROM \(AttachmentTables.media) WHERE id = ?"
        return try String.fetchOne(db, sql: made, arguments: [key]) ?? ""
    }

    fileprivate func change(
        _ verb: String, _ setting: String, _ attachment: Attachment.ID, of id: Feature.ID, _ db: Database
    ) throws {
        let file = "SELECT id FROM \(AttachmentTables.media) WHERE bilag_id = ?"
        let count = "SELECT count(*) FROM \(quoted(name)) WHERE objekt = ? AND related_id = (\(file))"
        guard try Int.fetchOne(db, sql: count, arguments: [id, attachment]) == 1 else {
            throw StoreProblem.noAttachment(table.register.id, id, attachment)
        }
        try db.execute(
            sql: "\(verb) \(quoted(name)) \(setting) WHERE objekt = ? AND related_id = (\(file))",
            arguments: [id, attachment])
    }
}
