/// A table of `part-table`: its columns, and rows made as markup.
struct DataTable {
    struct Column {
        var label: String
        var isNumber = false
        /// Left out on a phone.
        var isWideOnly = false

        fileprivate var classes: String {
            [isNumber ? "num" : nil, isWideOnly ? "wide-only" : nil].compactMap(\.self).joined(separator: " ")
        }
    }

    let id: String
    let caption: String
    let columns: [Column]
    private var rows = Markup()

    init(id: String, caption: String, columns: [Column]) {
        self.id = id
        self.caption = caption
        self.columns = columns
    }

    /// Adds a row with one cell for each column; the first one heads it.
    mutating func add(_ cells: [Markup]) {
        var row = Markup()
        for (place, (cell, column)) in zip(cells, columns).enumerated() {
            let attribute = column.classes.isEmpty ? "" : " class=\"\(column.classes)\""
            row.append(cell.inside(place == 0 ? "th scope=\"row\"\(attribute)" : "td\(attribute)"))
        }
        rows.append(row.inside("tr"))
    }

    var context: [String: Any] {
        [
            "id": id, "caption": caption, "linked": false, "rows": rows.html,
            "columns": columns.map { ["blank": false, "label": $0.label, "class": $0.classes] as [String: Any] },
        ]
    }
}
