/// A ``PageTable`` whose cells are markup of any kind.
struct DataTable {
    struct Column {
        var label: String
        var isNumber = false

        fileprivate var classes: String { isNumber ? "num" : "" }
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
        let columns = columns.map { PageTable.Column(label: $0.label, style: $0.classes) }
        return PageTable(id: id, caption: caption, columns: columns, rows: rows.html).context
    }
}
