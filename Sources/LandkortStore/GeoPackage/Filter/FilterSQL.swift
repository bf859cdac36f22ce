import GRDB
import LandkortCore

/// Says in SQL what of a filter SQL can say as it is meant: texts by code points, numbers, truths, patterns.
///
/// Times, lists, folded texts, arithmetic and places are left to ``BoundFilter``, which then looks at the rows that the
/// rest has found: another program may have written them in forms of its own, of which the two would think differently.
struct FilterSQL {
    /// The SQL of a field's value as its reader sees it.
    let column: (Field) -> String

    /// Nil where it can say nothing.
    func clause(_ node: FilterNode) -> FilterClause? {
        guard case .operation(let operation, let arguments) = node else { return value(node) }
        switch operation {
        case .and:
            let known = arguments.map(clause)
            guard known.contains(where: { $0 != nil }) else { return nil }
            var whole = FilterClause.joined(known.compactMap(\.self), "AND")
            if known.contains(where: { $0 == nil }) { whole.isExact = false }
            return whole
        case .or: return all(arguments, clause).map { .joined($0, "OR") }
        case .not:
            guard let inner = clause(arguments[0]), inner.isExact else { return nil }
            return inner.negated
        case .isNull: return isNull(arguments[0])
        case .like: return like(arguments)
        case .between:
            return all(arguments, value).map { parts in
                let sql = "(\(parts[0].sql) BETWEEN \(parts[1].sql) AND \(parts[2].sql))"
                return FilterClause(sql: sql, arguments: parts.flatMap(\.arguments))
            }
        case .isIn: return isIn(arguments)
        case .comparison(let own):
            return all(arguments, value).map { .joined($0, own.rawValue) } ?? days(own, arguments)
        case .temporal(let relation): return days(relation, arguments)
        case .arithmetic, .folding, .spatial, .array: return nil
        }
    }

    /// Nil unless there is one for each.
    private func all(_ nodes: [FilterNode], _ clause: (FilterNode) -> FilterClause?) -> [FilterClause]? {
        let clauses = nodes.compactMap(clause)
        return clauses.count == nodes.count ? clauses : nil
    }

    private func value(_ node: FilterNode) -> FilterClause? {
        switch node {
        case .constant(let constant): constant.plain.map { FilterClause(sql: "?", arguments: [$0.databaseValue]) }
        case .field(let field): value(of: field)
        case .geometry, .interval, .list, .operation: nil
        }
    }

    private func value(of field: Field) -> FilterClause? {
        guard !field.multivalued else { return nil }
        switch field.type {
        case .string, .uri, .time, .code, .reference, .integer, .number: return FilterClause(sql: column(field))
        case .boolean: return FilterClause(sql: "(\(column(field)) <> 0)")
        case .date, .datetime: return nil
        }
    }

    private func isNull(_ node: FilterNode) -> FilterClause? {
        guard case .field(let field) = node else { return nil }
        return FilterClause(sql: "(\(column(field)) IS NULL)")
    }

    private func isIn(_ arguments: [FilterNode]) -> FilterClause? {
        guard let one = value(arguments[0]), let items = items(arguments[1]) else { return nil }
        let list = items.map(\.sql).joined(separator: ", ")
        return FilterClause(sql: "(\(one.sql) IN (\(list)))", arguments: one.arguments + items.flatMap(\.arguments))
    }

    private func items(_ node: FilterNode) -> [FilterClause]? {
        switch node {
        case .list(let parts): all(parts, value)
        case .constant(let constant):
            constant.plainItems?.map { FilterClause(sql: "?", arguments: [$0.databaseValue]) }
        case .field, .geometry, .interval, .operation: nil
        }
    }
}

/// Patterns.
extension FilterSQL {
    /// SQLite tries every way to share a text among many wildcards.
    private static let mostWildcards = 3

    /// By GLOB, for SQLite's LIKE takes A and a for the same.
    private func like(_ arguments: [FilterNode]) -> FilterClause? {
        guard let text = value(arguments[0]), case .constant(let constant) = arguments[1],
            case .string(let written)? = constant.plain
        else { return nil }
        let pattern = LikePattern(written)
        guard pattern.parts.count(where: { $0 == .any }) <= Self.mostWildcards else { return nil }
        let glob = pattern.parts.map(Self.glob).joined()
        return FilterClause(sql: "(\(text.sql) GLOB ?)", arguments: text.arguments + [glob.databaseValue])
    }

    private static func glob(_ part: LikePattern.Part) -> String {
        switch part {
        case .any: "*"
        case .one: "?"
        case .exactly(let scalar): "*?[".unicodeScalars.contains(scalar) ? "[\(scalar)]" : String(scalar)
        }
    }
}

/// Times, by the day that every form of them begins with.
extension FilterSQL {
    private func days(_ comparison: FilterOperator.Comparison, _ arguments: [FilterNode]) -> FilterClause? {
        guard case .field(let field) = arguments[0], let days = arguments[1].days else { return nil }
        return switch comparison {
        case .equal: between(days.first, days.last, field)
        case .less, .atMost: between(nil, days.last, field)
        case .greater, .atLeast: between(days.first, nil, field)
        case .notEqual: nil
        }
    }

    private func days(_ relation: TemporalRelation, _ arguments: [FilterNode]) -> FilterClause? {
        guard case .field(let field) = arguments[0], let days = arguments[1].days else { return nil }
        return switch relation {
        case .disjoint: nil
        case .before: between(nil, days.first, field)
        case .after: between(days.last, nil, field)
        default: between(days.first, days.last, field)
        }
    }

    private func between(_ first: String?, _ last: String?, _ field: Field) -> FilterClause? {
        let day = "substr(\(column(field)), 1, 10)"
        let ends = [first.map { ("\(day) >= ?", $0) }, last.map { ("\(day) <= ?", $0) }].compactMap(\.self)
        guard !ends.isEmpty else { return nil }
        var whole = FilterClause.joined(
            ends.map { FilterClause(sql: $0.0, arguments: [$0.1.databaseValue]) }, "AND")
        whole.isExact = false
        return whole
    }
}

extension FilterNode {
    fileprivate var days: (first: String?, last: String?)? {
        if case .constant(let constant) = self { constant.days } else { nil }
    }
}
