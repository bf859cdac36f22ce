import Foundation
import GRDB
public import LandkortCore

extension GeoPackageStore {
    /// One transaction of SQLite on the writing connection.
    public func transaction<Answer: Sendable>(
        as actor: Actor, _ body: @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        try await loadSpatialFunctions()
        do {
            return try await connection.write { db in
                try db.execute(sql: ImportTables.marks)
                let written = GeoPackageTransaction(self, db, actor)
                let answer = try Self.signing(as: actor, db) {
                    let answer = try body(written)
                    try written.finish()
                    return answer
                }
                try self.updateContents(of: self.registers.compactMap { self.tables[$0.id] }, db)
                return answer
            }
        } catch let error as DatabaseError {
            throw translated(error)
        }
    }

    /// O(imports).
    public func imports() async throws(StoreProblem) -> [ImportReceipt] {
        try await reading { db in
            try Row.fetchAll(db, sql: "SELECT * FROM landkort_import ORDER BY nr DESC").map(ImportReceipt.init)
        }
    }
}

extension ImportReceipt {
    init(_ row: Row) {
        func decoded<T: Decodable>(_ column: String, _ none: T) -> T {
            let text: String = row[column]
            return (try? JSONDecoder().decode(T.self, from: Data(text.utf8))) ?? none
        }
        self.init(
            number: row["nr"], register: RegisterID(rawValue: row["register"]), file: row["fil"], time: row["tid"],
            actor: row["aktoer"], mode: row["maade"], counts: decoded("antal", Counts()),
            columns: decoded("kolonner", []), mapping: row["kobling"], undone: row["fortrudt"])
    }

    /// In the order of the table's columns.
    var arguments: StatementArguments {
        func encoded(_ value: some Encodable) -> String {
            (try? JSONEncoder().encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
        return [
            number == 0 ? nil : number, register.rawValue, file, time, actor, mode, encoded(counts), encoded(columns),
            mapping, undone,
        ]
    }
}
