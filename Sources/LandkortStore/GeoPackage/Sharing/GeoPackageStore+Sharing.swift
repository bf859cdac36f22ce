import Foundation
import GRDB
public import LandkortCore

extension GeoPackageStore {
    /// Writes a new store that holds what `reader` may see and nothing else: its registers, records, fields and
    /// versions, and the campaigns, which are public. Nothing hidden is ever written to the file.
    ///
    /// One moment of this store, in constant memory; O(rows). The file is there when it is whole.
    ///
    /// - Throws: ``StoreProblem/alreadyThere(path:)``, ``StoreProblem/cannotOpen(path:)``.
    public func share(to path: String, with reader: Reader) async throws(StoreProblem) {
        let files = FileManager.default
        // A log left behind would be taken for the new file's.
        for there in [path, path + "-wal", path + "-journal"] where files.fileExists(atPath: there) {
            throw .alreadyThere(path: there)
        }
        let unfinished = "\(path).\(UUID().uuidString).del"
        defer { for end in ["", "-wal", "-shm", "-journal"] { try? files.removeItem(atPath: unfinished + end) } }
        try await fill(unfinished, for: reader)
        do {
            try files.moveItem(atPath: unfinished, toPath: path)
        } catch {
            throw files.fileExists(atPath: path) ? .alreadyThere(path: path) : .cannotOpen(path: path)
        }
    }

    private func fill(_ path: String, for reader: Reader) async throws(StoreProblem) {
        let shown = registers.filter { reader.access(to: $0).isReadable }
        let target = try await GeoPackageStore.open(path, registers: shown, creating: true, filling: true)
        defer { target.close() }
        try await target.loadSpatialFunctions()
        try await reading { source in
            try target.connection.writeAtOnce { db in
                for register in shown {
                    try SharedTable(RegisterTable(register), reader, among: self.tables).copy(from: source, to: db)
                    try SharedRedactions(RegisterTable(register), reader).copy(from: source, to: db)
                    try SharedAttachments(RegisterTable(register), reader)?.copy(from: source, to: db)
                }
                for table in CampaignTables.names { try Self.copy(table, from: source, to: db) }
                _ = try Schema.make(db, shown.map(RegisterTable.init), isChanging: false)
                try target.updateContents(of: shown.map(RegisterTable.init), db)
            }
        }
    }

    /// Rows as they are; both files are made by this program, with the same columns in the same order.
    private static func copy(_ table: String, from source: Database, to target: Database) throws {
        let rows = try Row.fetchCursor(source, sql: "SELECT * FROM \(quoted(table))")
        while let row = try rows.next() {
            let places = row.map { _ in "?" }.joined(separator: ", ")
            try target.cachedStatement(sql: "INSERT INTO \(quoted(table)) VALUES (\(places))")
                .execute(arguments: StatementArguments(row.databaseValues))
        }
    }
}
