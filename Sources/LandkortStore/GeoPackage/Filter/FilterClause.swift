import GRDB

/// A condition in SQL that every row fulfils of which a filter is true.
struct FilterClause: Sendable {
    var sql: String
    var arguments: [DatabaseValue] = []
    /// Whether it is true, false or NULL as the filter is true, false or unknown; else the rows it finds are only
    /// those that have to be looked at.
    var isExact = true

    /// `clauses` with `word` between.
    static func joined(_ clauses: [FilterClause], _ word: String) -> FilterClause {
        FilterClause(
            sql: "(" + clauses.map(\.sql).joined(separator: " \(word) ") + ")",
            arguments: clauses.flatMap(\.arguments), isExact: clauses.allSatisfy(\.isExact))
    }
}
