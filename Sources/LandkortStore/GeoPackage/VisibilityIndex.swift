import LandkortCore

/// What finds the records that everyone may see without reading those that not everyone may.
struct VisibilityIndex {
    static let field = "off_kode"

    let table: RegisterTable

    /// The public rows in the order of their pages, and for a box by the table's key.
    var definitions: [TableIndex] {
        guard table.register[Self.field] != nil else { return [] }
        let code = quoted(Self.field)
        return [TableIndex("\(table.name)_synlig", on: table.name, [code, quoted(table.identifier)])]
            + (table.isSpatial ? [TableIndex(byKey, on: table.name, [code])] : [])
    }

    private var byKey: String { "\(table.name)_synlig_sted" }

    /// The index by which one of `records` is found, or not found, without reading another; nil where there is none.
    func single(of records: Condition) -> String? {
        guard case .isOne(_, Self.field) = records else { return nil }
        return "\(table.name)_synlig"
    }

    /// Whether the row with the key `id` is one of `records`, by the index alone; nil where that takes the row.
    func check(_ records: Condition, ofRow id: String) -> String? {
        guard case .isOne(_, Self.field) = records, table.isSpatial else { return nil }
        return """
            EXISTS (SELECT 1 FROM \(quoted(table.name)) AS aaben INDEXED BY \(quoted(byKey))
            WHERE \(records.sql(of: "aaben")) AND aaben.\(RegisterTable.key) = \(id))
            """
    }
}
