/// A table as `part-table` shows it.
struct PageTable {
    struct Column {
        /// Nil for the column of bars.
        var label: String?
        var style = ""
        /// Where the heading leads to, and how the column is sorted now.
        var sorting: Sorting?
        /// Where a heading leads that sorts nothing.
        var url: String?
    }

    struct Sorting {
        var url: String
        /// Nil when the table is sorted by another column.
        var isDescending: Bool?
    }

    var id: String
    var caption: String
    var note: String?
    /// Whether rows and map point at one another.
    var isLinked = false
    /// Whether a narrow screen shows each row as a list, every value after its column's name.
    var isStacked = false
    var columns: [Column]
    var rows: String
    /// A row of sums.
    var total: String?

    var context: [String: Any] {
        var context: [String: Any] = [
            "id": id, "caption": caption, "linked": isLinked, "stacked": isStacked, "rows": rows,
            "columns": columns.map { $0.context(in: id) },
        ]
        if let note { context["note"] = note }
        if let total { context["total"] = total }
        return context
    }
}

extension PageTable {
    /// The tag around one cell; the first of a row heads it.
    ///
    /// - Parameter name: the column's name, where the table is stacked.
    static func tag(ofCell place: Int, style: String, name: String?) -> String {
        let name = name.map { " data-name=\"\(Markup.text($0).html)\"" } ?? ""
        let style = style.isEmpty ? "" : " class=\"\(style)\""
        return place > 0 ? "td\(style)\(name)" : "th scope=\"row\"\(style)\(name)"
    }
}

extension PageTable.Column {
    /// Sorting shows the page anew, at the table with the id.
    fileprivate func context(in table: String) -> [String: Any] {
        guard let label else { return ["blank": true] }
        var context: [String: Any] = ["blank": false, "label": label, "class": style]
        if let url { context["sortUrl"] = url }
        guard let sorting else { return context }
        context["sortUrl"] = "\(sorting.url)#\(table)"
        if let isDescending = sorting.isDescending {
            context["sorted"] = isDescending ? "descending" : "ascending"
            context["arrow"] = isDescending ? "▼" : "▲"
        }
        return context
    }
}
