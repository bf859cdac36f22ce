import Foundation
import GRDB
import LandkortCore

/// Between a row of a register's table and a feature.
extension RegisterTable {
    /// - Throws: ``StoreProblem/damaged(_:)`` when a geometry cannot be read.
    func feature(_ row: Row) throws -> Feature {
        var values: [String: Value] = [:]
        for field in register.fields {
            let value = field.value(row[field.name])
            if !value.isNull { values[field.name] = value }
        }
        return Feature(
            id: values[identifier]?.text ?? "", values: values, geometry: isSpatial ? try geometry(row) : nil)
    }

    /// The row's box, refined on the geometry itself: the index rounds outwards.
    private func geometry(_ row: Row) throws -> Geometry? {
        guard let data: Data = row[Self.geometry] else { return nil }
        do {
            return try GeoPackageBlob(decoding: data).geometry
        } catch {
            throw StoreProblem.damaged("\(name).\(Self.geometry), \(Self.key) \(row[Self.key] as Int)")
        }
    }

    /// The arguments of an insert in the order of ``insertion``.
    func arguments(_ feature: Feature) -> StatementArguments {
        var feature = feature
        if !feature.id.isEmpty { feature[identifier] = .string(feature.id) }
        var values: [(any DatabaseValueConvertible)?] = register.fields.map { feature[$0.name].databaseValue }
        if isSpatial { values.append(feature.geometry.map { Data(GeoPackageBlob($0).bytes) }) }
        return StatementArguments(values)
    }

    var insertion: String {
        let columns = register.fields.map { quoted($0.name) } + (isSpatial ? [Self.geometry] : [])
        let places = columns.map { _ in "?" }.joined(separator: ", ")
        return "INSERT INTO \(quoted(name)) (\(columns.joined(separator: ", "))) VALUES (\(places))"
    }
}

extension Field {
    fileprivate func value(_ stored: DatabaseValue) -> Value {
        if multivalued, case .string(let text) = stored.storage { return Value(json: text) }
        return switch (stored.storage, type) {
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
}

extension Value {
    fileprivate var text: String? {
        switch self {
        case .string(let text): text
        case .integer(let number): String(number)
        default: nil
        }
    }

    /// A list of texts and numbers; what is not a JSON list is one text.
    fileprivate init(json: String) {
        guard let list = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [Any] else {
            self = .array([.string(json)])
            return
        }
        self = .array(list.map { ($0 as? String).map(Value.string) ?? .string("\($0)") })
    }

    var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .string(let text): text.databaseValue
        case .integer(let number): number.databaseValue
        case .number(let number): number.databaseValue
        case .boolean(let flag): flag.databaseValue
        case .array(let values): json(values).databaseValue
        }
    }

    private func json(_ values: [Value]) -> String {
        let list = values.compactMap(\.text)
        let data = try? JSONSerialization.data(withJSONObject: list, options: [.withoutEscapingSlashes])
        return String(decoding: data ?? Data("[]".utf8), as: UTF8.self)
    }
}
