import LandkortCore

/// Where the rows lie.
extension RowSource {
    /// The edges of a row's box as the tree has them: rounded outwards, in Denmark by less than a metre and a half.
    enum Edge {
        static let (left, right, lower, upper) = ("rtree_minx", "rtree_maxx", "rtree_miny", "rtree_maxy")
    }

    var inBox: [String] {
        guard let tree, let box else { return [] }
        let condition = ([box] + isShownInTree).joined(separator: " AND ")
        return ["\(key) IN (SELECT id FROM \(quoted(tree)) WHERE \(condition))"]
    }

    /// Known from the index alone, before any row is read.
    private var isShownInTree: [String] {
        guard let tree, !isPast else { return [] }
        return VisibilityIndex(table: table).check(access.records, ofRow: "\(quoted(tree)).id").map { [$0] } ?? []
    }

    /// As ``placed(_:_:)`` for columns that are edges alone: where no more is asked of a row than that it is there, no row
    /// is looked up.
    func measured(_ columns: String) -> String? {
        guard let tree, box == nil, conditions.isEmpty, isShown.isEmpty else { return placed(columns) }
        return "SELECT \(columns) FROM (\(Self.ids(of: tree)))"
    }

    private static func ids(of tree: String) -> String {
        let edges = ["minx", "maxx", "miny", "maxy"].map { "\($0) AS rtree_\($0)" }.joined(separator: ", ")
        return "SELECT id AS rtree_id, \(edges) FROM \(quoted(tree))"
    }

    /// The rows that lie somewhere, by the tree; `columns` and `more` may name each ``Edge``. Nil where there is no tree.
    func placed(_ columns: String, _ more: [String] = []) -> String? {
        guard let tree else { return nil }
        var source = self
        source.box = box ?? "1"
        let found = ([source.box ?? "1"] + isShownInTree).joined(separator: " AND ")
        let ids = "\(Self.ids(of: tree)) WHERE \(found)"
        return source.joined(to: ids, by: "rtree_id", columns, source.conditions + more)
    }

    /// Those of the rows whose keys are in a JSON list, the only argument, in its order. What else they have to keep
    /// they are taken to have kept when their keys were found, but for what the reader may see.
    func keyed(_ columns: String) -> String {
        var source = self
        source.box = "1"
        return source.joined(to: "SELECT value AS valgt FROM json_each(?)", by: "valgt", columns, [])
    }

    /// The keys of the tree's rows in the box, whoever may see them, and whether they lie within a box inside it: nil
    /// without a tree. The arguments are the box's edges, then those of the other.
    ///
    /// In parts that the tree tells apart by itself, so that no edge of the many that lie within is read.
    var boxes: String? {
        guard let tree else { return nil }
        let (left, right, lower) = ("minx >= ?5", "maxx <= ?6", "miny >= ?7")
        let beyond = [
            ["minx < ?5"], [left, "maxx > ?6"], [left, right, "miny < ?7"], [left, right, lower, "maxy > ?8"],
        ]
        let parts = [(1, [left, right, lower, "maxy <= ?8"])] + beyond.map { (0, $0) }
        return parts.map { isWithin, conditions in
            "SELECT id, \(isWithin) FROM \(quoted(tree)) WHERE maxx >= ?1 AND minx <= ?2 AND maxy >= ?3 AND miny <= ?4"
                + conditions.map { " AND \($0)" }.joined()
        }.joined(separator: " UNION ALL ")
    }

    /// Those of the rows with keys in a JSON list, the first argument, that keep the conditions, of which are the others.
    func among(_ columns: String) -> String {
        var source = self
        source.box = "1"
        return source.joined(to: "SELECT value AS valgt FROM json_each(?)", by: "valgt", columns, conditions)
    }

    /// The inner loop is always over this table, by its key.
    private func joined(to ids: String, by id: String, _ columns: String, _ conditions: [String]) -> String {
        let all = conditions + isShown
        return "SELECT \(columns) FROM (\(ids)) CROSS JOIN \(quoted(name)) ON \(quoted(name)).\(key) = \(id)"
            + (all.isEmpty ? "" : " WHERE " + all.joined(separator: " AND "))
    }
}
