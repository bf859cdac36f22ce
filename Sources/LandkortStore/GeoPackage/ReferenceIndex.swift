import LandkortCore

/// What finds the records that refer to one, so that ending it reads no table from end to end.
///
/// A list of references has none: SQLite cannot look into its text by an index. Nor has what a unique key begins with.
struct ReferenceIndex {
    let table: RegisterTable

    var definitions: [TableIndex] {
        table.register.referenceFields.map(\.field).filter(isAlone).map { field in
            let column = quoted(field.name)
            return TableIndex(
                "\(table.name)_peger_\(field.name)", on: table.name, [column], where: "\(column) IS NOT NULL")
        }
    }

    private func isAlone(_ field: Field) -> Bool {
        !field.multivalued && !table.uniqueKeys.contains { $0.first == field.name }
    }
}
