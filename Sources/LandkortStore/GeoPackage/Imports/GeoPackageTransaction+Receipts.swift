import GRDB
import LandkortCore

extension GeoPackageTransaction {
    func save(_ receipt: ImportReceipt) throws(StoreProblem) -> Int {
        try translating {
            let sql = "INSERT OR REPLACE INTO landkort_import VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            try db.execute(sql: sql, arguments: receipt.arguments)
            return Int(db.lastInsertedRowID)
        }
    }

    func add(_ rows: [ImportedRow], to number: Int) throws(StoreProblem) {
        try translating {
            let last = "SELECT coalesce(max(nr), 0) FROM landkort_import_raekke WHERE import = ?"
            let first = try Int.fetchOne(db, sql: last, arguments: [number]) ?? 0
            let insertion = try db.cachedStatement(sql: "INSERT INTO landkort_import_raekke VALUES (?, ?, ?, ?, ?)")
            for (place, row) in rows.enumerated() {
                try insertion.execute(
                    arguments: [number, first + place + 1, row.id, row.action.rawValue, row.revision])
            }
        }
    }

    func receipt(_ number: Int) throws(StoreProblem) -> ImportReceipt? {
        try translating {
            try Row.fetchOne(db, sql: "SELECT * FROM landkort_import WHERE nr = ?", arguments: [number])
                .map(ImportReceipt.init)
        }
    }

    func rows(of number: Int, after skipped: Int, limit: Int) throws(StoreProblem) -> [ImportedRow] {
        let sql = """
            SELECT objekt, handling, revision FROM landkort_import_raekke WHERE import = ? AND nr > ?
            ORDER BY nr LIMIT ?
            """
        return try translating {
            try Row.fetchAll(db, sql: sql, arguments: [number, skipped, limit]).compactMap { row in
                guard let action = ImportedRow.Action(rawValue: row["handling"]) else { return nil }
                return ImportedRow(id: row["objekt"], action: action, revision: row["revision"])
            }
        }
    }
}
