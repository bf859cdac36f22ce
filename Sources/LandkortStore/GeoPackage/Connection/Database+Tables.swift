import GRDB

extension Database {
    /// Whether there is such a table. O(1).
    ///
    /// GRDB's own `tableExists` and `columns` read the whole schema again after each table that is made.
    func hasTable(_ name: String) throws -> Bool { try !tableColumns(name).isEmpty }

    /// The columns of a table, in its order; none where there is no such table. O(columns).
    func tableColumns(_ table: String) throws -> [(name: String, type: String)] {
        let sql = "SELECT name, type FROM pragma_table_info(?) ORDER BY cid"
        return try Row.fetchAll(cachedStatement(sql: sql), arguments: [table]).map { ($0[0], $0[1]) }
    }
}
