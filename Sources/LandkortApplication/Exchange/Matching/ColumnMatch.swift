public import LandkortStore

/// What a column of a file would become, before anything is read.
public struct ColumnMatch: Sendable, Hashable {
    /// As the file calls it.
    public var column: String
    /// A field's name, or `geometri`, `x` or `y`; nil where nothing is done with the column.
    public var field: String?
}

extension RegisterImport {
    /// What ``run(_:in:progress:)`` would make of the columns of the file at `path`.
    ///
    /// - Throws: ``ExchangeProblem`` for the file, ``ImportProblem`` for the mapping, ``StoreProblem``.
    public func columns(of path: String, in store: any Store) async throws -> [ColumnMatch] {
        let file = try RowOrigin(path: path, layer: mapping.layer, escape: mapping.escape?.first).open()
        let plan = try ImportPlan(
            try declaration(in: store), of: file, mapping: try await whole(file.columns, in: store).mapping)
        return file.columns.map { heading in
            let field = plan.mapping.columns[heading]?.field
            return ColumnMatch(column: heading, field: field?.isEmpty == false ? field : nil)
        }
    }
}
