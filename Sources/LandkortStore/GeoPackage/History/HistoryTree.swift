import GRDB
import LandkortCore

/// Boxes and periods of the versions of one register that are over: an R-tree of whole numbers.
///
/// Centimetres and seconds. SQLite's other R-tree keeps 32-bit floats, in which six years have steps of sixteen
/// seconds; a page of the past would then read every version that edits within those left behind.
struct HistoryTree: Sendable {
    let history: HistoryTable
    var name: String { "\(history.name)_rum" }

    var definition: String {
        "CREATE VIRTUAL TABLE \(quoted(name)) USING rtree_i32(id, minx, maxx, miny, maxy, fra, til)"
    }

    private static func values(of row: String) -> String {
        let edges = [("ST_MinX", -1), ("ST_MaxX", 1), ("ST_MinY", -1), ("ST_MaxY", 1)].map { edge, outwards in
            whole("CAST(\(edge)(\(row)\(RegisterTable.geometry)) * 100 AS INTEGER) + \(outwards)")
        }
        let period = [RegisterTable.from, HistoryTable.to].map { seconds(row + $0) }
        return ([row + HistoryTable.key] + edges + period).joined(separator: ", ")
    }

    /// As far as the tree's numbers reach: a trigger that fails would keep another program from writing.
    private static func whole(_ number: String) -> String { "max(-2147483647, min(2147483647, \(number)))" }

    /// Since 2020, cut to whole ones.
    private static func seconds(_ moment: String) -> String {
        whole("coalesce(CAST(strftime('%s', \(moment)) AS INTEGER) - 1577836800, 0)")
    }

    private func isFilled(_ row: String) -> String {
        let place = row + RegisterTable.geometry
        return "\(row)\(HistoryTable.to) IS NOT NULL AND \(place) IS NOT NULL AND NOT ST_IsEmpty(\(place))"
    }

    private var enter: String { "INSERT OR REPLACE INTO \(quoted(name)) VALUES (\(Self.values(of: "NEW.")))" }

    /// Tells the tree of the versions behind the key that is bound to it.
    var enteringAll: String {
        """
        INSERT OR REPLACE INTO \(quoted(name)) SELECT \(Self.values(of: "")) FROM \(quoted(history.name))
            WHERE \(HistoryTable.key) > ? AND \(isFilled(""))
        """
    }

    var triggers: [Trigger] {
        let rows = history.name
        return [
            Trigger("\(rows)_ind", "AFTER INSERT", on: rows, when: isFilled("NEW."), [enter]),
            Trigger("\(rows)_sluttet", "AFTER UPDATE OF \(HistoryTable.to)", on: rows, when: isFilled("NEW."), [enter]),
            Trigger(
                "\(rows)_ud", "AFTER DELETE", on: rows,
                ["DELETE FROM \(quoted(name)) WHERE id = OLD.\(HistoryTable.key)"]),
        ]
    }

    /// Makes the tree of a file that lacks it or has it in another form. O(versions) where it does.
    func complete(_ db: Database) throws {
        let made = "SELECT sql FROM sqlite_master WHERE name = ?"
        guard let found = try String.fetchOne(db, sql: made, arguments: [name]) else {
            return try db.execute(sql: definition)
        }
        guard found != definition else { return }
        try db.execute(sql: "DROP TABLE \(quoted(name))")
        try db.execute(sql: definition)
        try db.execute(sql: enteringAll, arguments: [0])
    }
}

/// What is asked of the tree.
extension HistoryTree {
    typealias Arguments = [any DatabaseValueConvertible & Sendable]

    /// The versions in a box; with a moment, those of the second it is in.
    static func condition(_ box: Envelope, at moment: Moment?) -> (sql: String, arguments: Arguments) {
        let edges: Arguments = [box.minX, box.maxX, box.minY, box.maxY].map { $0 * 100 }
        let inBox = "maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?"
        guard let moment else { return (inBox, edges) }
        let second = seconds("?")
        return ("\(inBox) AND fra <= \(second) AND til >= \(second)", edges + [moment.description, moment.description])
    }
}
