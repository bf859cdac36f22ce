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
            let first = try rowCount(of: number)
            let insertion = try db.cachedStatement(sql: "INSERT INTO landkort_import_raekke VALUES (?, ?, ?, ?, ?)")
            for (place, row) in rows.enumerated() {
                try insertion.execute(
                    arguments: [number, first + place + 1, row.id, row.action.rawValue, row.revision])
            }
        }
    }

    /// New rows by their keys; they go on with the last series where they follow it.
    func add(_ keys: ClosedRange<Int64>, to number: Int) throws {
        let count = try rowCount(of: number)
        let longer = """
            UPDATE landkort_import_serie SET antal = antal + ?
            WHERE import = ? AND nr + antal = ? AND foerste + antal = ?
            """
        try db.cachedStatement(sql: longer).execute(arguments: [keys.count, number, count + 1, keys.lowerBound])
        guard db.changesCount == 0 else { return }
        try db.cachedStatement(sql: "INSERT INTO landkort_import_serie VALUES (?, ?, ?, ?)")
            .execute(arguments: [number, count + 1, keys.count, keys.lowerBound])
    }

    private func rowCount(of number: Int) throws -> Int {
        let last = """
            SELECT max(coalesce((SELECT max(nr) FROM landkort_import_raekke WHERE import = ?), 0),
            coalesce((SELECT max(nr + antal - 1) FROM landkort_import_serie WHERE import = ?), 0))
            """
        return try Int.fetchOne(db.cachedStatement(sql: last), arguments: [number, number]) ?? 0
    }

    func receipt(_ number: Int) throws(StoreProblem) -> ImportReceipt? {
        try translating {
            try Row.fetchOne(db, sql: "SELECT * FROM landkort_import WHERE nr = ?", arguments: [number])
                .map(ImportReceipt.init)
        }
    }

    func rows(of number: Int, after skipped: Int, limit: Int) throws(StoreProblem) -> [ImportedRow] {
        try translating {
            let rows = try listed(number, skipped, limit) + inSeries(number, skipped, limit)
            return rows.sorted { $0.number < $1.number }.prefix(limit).map(\.row)
        }
    }

    private typealias NumberedRow = (number: Int, row: ImportedRow)

    private func listed(_ number: Int, _ skipped: Int, _ limit: Int) throws -> [NumberedRow] {
        let sql = """
            SELECT nr, objekt, handling, revision FROM landkort_import_raekke WHERE import = ? AND nr > ?
            ORDER BY nr LIMIT ?
            """
        return try Row.fetchAll(db, sql: sql, arguments: [number, skipped, limit]).compactMap { row in
            guard let action = ImportedRow.Action(rawValue: row["handling"]) else { return nil }
            return (row["nr"], ImportedRow(id: row["objekt"], action: action, revision: row["revision"]))
        }
    }

    private func inSeries(_ number: Int, _ skipped: Int, _ limit: Int) throws -> [NumberedRow] {
        guard let table = try receipt(number).flatMap({ store.tables[$0.register] }) else { return [] }
        let sql = """
            SELECT nr, antal, foerste FROM landkort_import_serie WHERE import = ? AND nr + antal - 1 > ? AND nr <= ?
            ORDER BY nr
            """
        let series = try Row.fetchAll(db, sql: sql, arguments: [number, skipped, skipped + limit])
        return try series.flatMap { row -> [NumberedRow] in
            let (first, count, key): (Int, Int, Int64) = (row["nr"], row["antal"], row["foerste"])
            let numbers = max(first, skipped + 1)...min(first + count - 1, skipped + limit)
            let shift = key - Int64(first)
            let ids = try firstIDs(of: table, Int64(numbers.lowerBound) + shift, Int64(numbers.upperBound) + shift)
            return numbers.map { number in
                // A row of which nothing is left cannot be as the import wrote it.
                (number, ImportedRow(id: ids[Int64(number) + shift] ?? "", action: .inserted, revision: 1))
            }
        }
    }

    /// The ids by which rows were inserted, by key: of the first version that has ended, else of the one in force.
    private func firstIDs(of table: RegisterTable, _ first: Int64, _ last: Int64) throws -> [Int64: Feature.ID] {
        let (key, id) = (RegisterTable.key, quoted(table.identifier))
        let sql = """
            SELECT \(key), \(id), 1 AS nyhed, 0 AS orden FROM \(quoted(table.name)) WHERE \(key) BETWEEN ? AND ?
            UNION ALL SELECT \(key), \(id), 0, \(HistoryTable.key) FROM \(quoted(table.history.name))
            WHERE \(key) BETWEEN ? AND ? AND \(RegisterTable.revision) = 1 ORDER BY nyhed, orden
            """
        let rows = try Row.fetchAll(db, sql: sql, arguments: [first, last, first, last])
        return Dictionary(rows.map { ($0[0], $0[1] ?? "") }, uniquingKeysWith: { first, _ in first })
    }
}
