import Foundation
import GRDB
import LandkortCore

/// What a field's column holds and how it is read.
struct StoredColumn: Sendable {
    private enum Kind {
        case text, integer, number, boolean
    }

    let name: String
    private let kind: Kind
    let isList: Bool

    init(_ field: Field) {
        name = field.name
        isList = field.multivalued
        kind =
            switch field.type {
            case .integer: .integer
            case .number: .number
            case .boolean: .boolean
            case .string, .uri, .date, .datetime, .time, .code, .reference: .text
            }
    }

    func value(_ stored: DatabaseValue) -> Value {
        if isList, case .string(let text) = stored.storage { return list(text) }
        return one(stored)
    }

    private func one(_ stored: DatabaseValue) -> Value {
        switch (stored.storage, kind) {
        case (.null, _): .null
        case (.int64(let number), .boolean): .boolean(number != 0)
        case (.int64(let number), .number): .number(Double(number))
        case (.int64(let number), .integer): .integer(Int(number))
        case (.int64(let number), .text): .string(String(number))
        case (.double(let number), .number): .number(number)
        case (.double(let number), .integer): Int(exactly: number).map(Value.integer) ?? .number(number)
        case (.double(let number), _): .string(String(number))
        case (.string(let text), _): .string(text)
        case (.blob, _): .null
        }
    }

    /// What is not a JSON list, as another program may have written it, is one text.
    private func list(_ text: String) -> Value {
        guard let elements = try? JSONDecoder().decode([ListElement].self, from: Data(text.utf8)) else {
            return .array([.string(text)])
        }
        return .array(elements.map { one($0.value.databaseValue) })
    }
}

extension Field {
    /// What a column of this field's declaration is given: a datetime in the one form, so that texts compare as times,
    /// and nothing for a list of nothing.
    func stored(_ value: Value) -> DatabaseValue {
        value == .array([]) ? .null : type.normalized(value).databaseValue
    }

    /// What a column of this field's declaration holds.
    func value(_ stored: DatabaseValue) -> Value { StoredColumn(self).value(stored) }
}

extension Value {
    var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .string(let text): text.databaseValue
        case .integer(let number): number.databaseValue
        case .number(let number): number.databaseValue
        case .boolean(let flag): flag.databaseValue
        case .array: String(decoding: JSON(self).bytes, as: UTF8.self).databaseValue
        }
    }
}
