import Foundation
import GRDB
import LandkortCore

/// The order of one read as SQL over a source's columns.
struct OrderStatement: Sendable {
    static let column = "landkort_orden"

    let order: FeatureOrder
    private let field: Field?
    private let register: Register
    /// What a reference's record is called, for the reader; made of the reference's column.
    private let name: (@Sendable (String) -> String)?

    /// - Throws: ``StoreProblem/unknownField(_:_:)``, also for a field that the reader may not see.
    init(
        _ order: FeatureOrder, _ table: RegisterTable, _ reader: Reader, _ tables: [RegisterID: RegisterTable]
    ) throws(StoreProblem) {
        self.order = order
        register = table.register
        guard case .field(let name) = order.key else {
            (field, self.name) = (nil, nil)
            return
        }
        guard let field = table.register[name], field.isSortable, reader.access(to: table.register).sees(name) else {
            throw .unknownField(table.register.id, name)
        }
        self.field = field
        // Within a register a row could not be told from the one it refers to.
        guard case .reference(let target) = field.type, target != table.register.id, let other = tables[target] else {
            self.name = nil
            return
        }
        let source = RowSource(other, ReaderView(other, reader, among: tables))
        self.name = { column in source.label(of: column) }
    }

    /// The key over columns that `shown` makes of fields; never NULL, and what has no value comes last.
    func key(_ shown: (String) -> String) -> String {
        guard let field else { return OrderIndex.label(register, shown) }
        let column = shown(field.name)
        let value = name.map { "coalesce(\($0(column)), \(column))" } ?? Self.key(of: field, column)
        return "coalesce(\(value), \(order.isDescending ? "-9e999" : "x''"))"
    }

    private static func key(of field: Field, _ column: String) -> String {
        switch field.type {
        case .code(let list):
            let cases = list.codes.enumerated().map { "WHEN \(sqlText($1.value)) THEN \($0)" }.joined(separator: " ")
            return "iif(\(column) IS NULL, NULL, CASE \(column) \(cases) ELSE \(list.codes.count) END)"
        case .string, .uri: return OrderIndex.danish(column)
        default: return column
        }
    }

    /// The terms of `ORDER BY`.
    func ending(_ identifier: String) -> String {
        let direction = order.isDescending ? " DESC" : ""
        return "\(Self.column)\(direction), \(identifier)\(direction)"
    }

    /// Rows behind a place, as the last arguments. An index of an expression is gone by only where the expression
    /// stands alone.
    func behind(_ key: String, _ identifier: String) -> String {
        let sign = order.isDescending ? "<" : ">"
        return "\(key) \(sign)= ? AND (\(key), \(identifier)) \(sign) (?, ?)"
    }

    /// - Parameter stored: what ``column`` holds.
    func place(of stored: DatabaseValue, id: Feature.ID) -> SortPlace {
        let key: SortKey =
            switch stored.storage {
            case .int64(let number): .number(Double(number))
            case .double(let number): number == -.infinity ? .none : .number(number)
            case .string(let text): .text(text)
            case .null, .blob: .none
            }
        return SortPlace(key: key, id: id)
    }

    /// What ``behind(_:_:)`` is bound to.
    func arguments(_ place: SortPlace) -> [any DatabaseValueConvertible & Sendable] {
        let key: any DatabaseValueConvertible & Sendable =
            switch place.key {
            case .number(let number): number
            case .text(let text): text
            case .none where order.isDescending: -Double.infinity
            case .none: Data()
            }
        return [key, key, place.id]
    }
}
