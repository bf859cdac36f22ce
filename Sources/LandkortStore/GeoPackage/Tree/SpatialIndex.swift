/// The R-tree of one table, with the triggers of GeoPackage 1.3 (extension `gpkg_rtree_index`).
///
/// Whoever writes the table must provide `ST_IsEmpty`, `ST_MinX`, `ST_MaxX`, `ST_MinY` and `ST_MaxY`.
struct SpatialIndex {
    let table: String
    var tree: String { "rtree_\(table)_\(RegisterTable.geometry)" }

    init(table: String) { self.table = table }

    var definition: String { "CREATE VIRTUAL TABLE \(quoted(tree)) USING rtree(id, minx, maxx, miny, maxy)" }

    var insertion: String { "INSERT OR REPLACE INTO \(quoted(tree)) VALUES (?, ?, ?, ?, ?)" }

    private let filled = "NEW.\"geom\" NOTNULL AND NOT ST_IsEmpty(NEW.\"geom\")"
    private let vacant = "NEW.\"geom\" ISNULL OR ST_IsEmpty(NEW.\"geom\")"
    private var enter: String {
        """
        INSERT OR REPLACE INTO \(quoted(tree)) VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"),
            ST_MinY(NEW."geom"), ST_MaxY(NEW."geom"))
        """
    }
    private var leave: String { "DELETE FROM \(quoted(tree)) WHERE id = OLD.\"fid\"" }

    private func trigger(_ name: String, _ event: String, when condition: String, _ actions: String...) -> Trigger {
        Trigger("\(tree)_\(name)", "AFTER \(event)", on: table, when: "(\(condition))", actions)
    }

    var triggers: [Trigger] {
        [
            trigger("insert", "INSERT", when: filled, enter),
            trigger("update1", "UPDATE OF \"geom\"", when: "OLD.\"fid\" = NEW.\"fid\" AND (\(filled))", enter),
            trigger("update2", "UPDATE OF \"geom\"", when: "OLD.\"fid\" = NEW.\"fid\" AND (\(vacant))", leave),
            trigger("update3", "UPDATE", when: "OLD.\"fid\" != NEW.\"fid\" AND (\(filled))", leave, enter),
            trigger(
                "update4", "UPDATE", when: "OLD.\"fid\" != NEW.\"fid\" AND (\(vacant))",
                "DELETE FROM \(quoted(tree)) WHERE id IN (OLD.\"fid\", NEW.\"fid\")"),
            trigger("delete", "DELETE", when: "OLD.\"geom\" NOT NULL", leave),
        ]
    }
}
