import Hummingbird

/// How a table is sorted: `?sort=navn`, or `?sort=-andel` for the largest first.
struct SortOrder: Equatable {
    static let parameter = "sort"

    var column: String
    var isDescending: Bool

    /// - Throws: ``RequestProblem/badParameter(_:value:allowed:)`` for a column that cannot be sorted by.
    init(_ request: Request, columns: [String], standard: String) throws(RequestProblem) {
        let text = request.parameters[Self.parameter] ?? standard
        isDescending = text.hasPrefix("-")
        column = String(text.drop { $0 == "-" })
        guard columns.contains(column) else {
            throw .badParameter(Self.parameter, value: text, allowed: columns.flatMap { [$0, "-\($0)"] })
        }
    }

    /// What a column's heading leads to: the other direction of the column at hand, else names from the first and
    /// numbers from the largest.
    func sorting(by name: String, isText: Bool, path: String, query: String?) -> PageTable.Sorting {
        let descends = column == name ? !isDescending : !isText
        let url = Pages.address(path, query, setting: Self.parameter, to: descends ? "-\(name)" : name)
        return PageTable.Sorting(url: url, isDescending: column == name ? isDescending : nil)
    }

    /// `rows` by a key; rows without one come last.
    func sorted<Row, Key: Comparable>(_ rows: [Row], by key: (Row) -> Key?) -> [Row] {
        let known = rows.compactMap { row in key(row).map { (row, $0) } }
        let order = known.sorted { isDescending ? $0.1 > $1.1 : $0.1 < $1.1 }
        return order.map(\.0) + rows.filter { key($0) == nil }
    }
}
