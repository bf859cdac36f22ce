import Foundation
import GRDB
import LandkortCore

/// Between a row of a register's table and a feature.
extension RegisterTable {
    /// - Parameter isUnreadable: called when the row has a geometry that cannot be read; the feature then has none.
    func feature(_ row: Row, ifUnreadable isUnreadable: () -> Void) -> Feature {
        var values: [String: Value] = [:]
        for field in register.fields {
            let value = field.value(row[field.name])
            if !value.isNull { values[field.name] = value }
        }
        return Feature(
            id: values[identifier]?.text ?? "", values: values, geometry: isSpatial ? geometry(row, isUnreadable) : nil)
    }

    private func geometry(_ row: Row, _ isUnreadable: () -> Void) -> Geometry? {
        let stored: DatabaseValue = row[Self.geometry]
        guard !stored.isNull else { return nil }
        guard let data = Data.fromDatabaseValue(stored), let blob = try? GeoPackageBlob(decoding: data) else {
            isUnreadable()
            return nil
        }
        return blob.geometry
    }
}

extension Field {
    /// What a column of this field's declaration is given: a datetime in the one form, so that texts compare as times,
    /// and nothing for a list of nothing.
    func stored(_ value: Value) -> DatabaseValue {
        value == .array([]) ? .null : type.normalized(value).databaseValue
    }

    /// What a column of this field's declaration holds.
    func value(_ stored: DatabaseValue) -> Value {
        if multivalued, case .string(let text) = stored.storage { return list(text) }
        return value(stored, of: type)
    }

    private func value(_ stored: DatabaseValue, of type: FieldType) -> Value {
        switch (stored.storage, type) {
        case (.null, _): .null
        case (.int64(let number), .boolean): .boolean(number != 0)
        case (.int64(let number), .number): .number(Double(number))
        case (.int64(let number), .integer): .integer(Int(number))
        case (.int64(let number), _): .string(String(number))
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
        return .array(elements.map { value($0.value.databaseValue, of: type) })
    }
}

extension Value {
    fileprivate var text: String? {
        switch self {
        case .string(let text): text
        case .integer(let number): String(number)
        default: nil
        }
    }

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
