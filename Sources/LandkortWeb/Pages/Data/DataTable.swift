/// A ``PageTable`` whose cells are markup of any kind.
struct DataTable {
    struct Column {
        var label: String
        var isNumber = false
        var sorting: PageTable.Sorting?

        fileprivate var classes: String { isNumber ? "num" : "" }
    }

    let id: String
    let caption: String
    let columns: [Column]
    /// Whether rows and map point at one another.
    var isLinked = false
    /// As of ``PageTable/isStacked``; told before the first row.
    let isStacked: Bool
    private var rows = Markup()

    init(id: String, caption: String, columns: [Column], isLinked: Bool = false, isStacked: Bool = false) {
        self.id = id
        self.caption = caption
        self.columns = columns
        self.isLinked = isLinked
        self.isStacked = isStacked
    }

    /// Adds a row with one cell for each column; the first one heads it.
    ///
    /// - Parameters:
    ///   - id: what the map finds the row by.
    ///   - bounds: west, south, east and north, which the map points at.
    mutating func add(_ cells: [Markup], id: String? = nil, bounds: String? = nil) {
        var row = Markup()
        for (place, (cell, column)) in zip(cells, columns).enumerated() {
            let name = isStacked ? column.label : nil
            row.append(cell.inside(PageTable.tag(ofCell: place, style: column.classes, name: name)))
        }
        let place = id.map { " data-omraade=\"\(Markup.text($0).html)\"" } ?? ""
        rows.append(row.inside("tr" + place + (bounds.map { " data-bounds=\"\($0)\"" } ?? "")))
    }

    var context: [String: Any] { page.context }

    var page: PageTable {
        let columns = columns.map { PageTable.Column(label: $0.label, style: $0.classes, sorting: $0.sorting) }
        return PageTable(
            id: id, caption: caption, isLinked: isLinked, isStacked: isStacked, columns: columns, rows: rows.html)
    }
}
