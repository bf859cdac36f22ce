import GRDB
import LandkortCore

extension SpatialIndex {
    /// Adds new rows' boxes: all at once into a tree made anew where they are most of it, else one by one.
    func add(_ entries: TreeEntries, _ db: Database) throws {
        guard entries.count >= Self.many, try holds(atMost: entries.count, db) else {
            return try addOneByOne(entries, db)
        }
        var all = try stored(db)
        all.add(entries)
        try PackedTree(tree, all, db).write()
    }

    /// Fewer are not worth a new tree.
    private static let many = 500

    private func holds(atMost limit: Int, _ db: Database) throws -> Bool {
        let some = "SELECT 1 FROM \(quoted("\(tree)_rowid")) LIMIT \(limit + 1)"
        return try Int.fetchOne(db, sql: "SELECT count(*) FROM (\(some))") ?? 0 <= limit
    }

    /// Forgets the rows whose keys a query gives, `count` at most: in a tree made anew where little else is in it.
    func remove(keys: String, count: Int, _ db: Database) throws {
        guard count >= Self.many, try holds(atMost: count * Self.worth, db) else {
            return try db.execute(sql: "DELETE FROM \(quoted(tree)) WHERE id IN (\(keys))")
        }
        try PackedTree(tree, stored(db, where: "id NOT IN (\(keys))"), db).write()
    }

    /// So many boxes are packed while one is taken out of a tree.
    private static let worth = 8

    private func stored(_ db: Database, where condition: String = "1") throws -> TreeEntries {
        var entries = TreeEntries()
        let sql = "SELECT id, minx, maxx, miny, maxy FROM \(quoted(tree)) WHERE \(condition) ORDER BY id"
        let rows = try Row.fetchCursor(db, sql: sql)
        while let row = try rows.next() {
            entries.add(row[0], Envelope(minX: row[1], minY: row[3], maxX: row[2], maxY: row[4]))
        }
        return entries
    }

    /// Neighbours one behind the other, which lie in the same nodes.
    private func addOneByOne(_ entries: TreeEntries, _ db: Database) throws {
        let insertion = try db.cachedStatement(sql: insertion)
        for place in entries.order.map(Int.init) {
            let box = entries.boxes[place]
            try insertion.execute(arguments: [entries.keys[place], box[0], box[1], box[2], box[3]])
        }
    }
}
