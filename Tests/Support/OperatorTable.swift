import Foundation
public import LandkortCore
public import Testing

/// A public table of filters and the records that each of them finds, beside the checkout.
///
/// Its degrees are taken as metres of EPSG:25832, so that what is compared is the plane that they were made in.
public struct OperatorTable: Sendable {
    /// A filter, and the numbers of the records it finds.
    public struct Row: Sendable, CustomTestStringConvertible {
        /// CQL2 text, such as `intfield > 90`.
        public let text: String
        /// In order.
        public let numbers: [Int]
        /// The filter.
        public var testDescription: String { String(text.prefix(80)) }
    }

    private static let folder = Places.data.appending(path: "cql2/operators")

    /// The filters.
    public static func rows() -> [Row] {
        let text = (try? String(contentsOf: folder.appending(path: "operators_expected.txt"), encoding: .utf8)) ?? ""
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return stride(from: 0, to: lines.count - 1, by: 2).map { place in
            Row(text: lines[place], numbers: lines[place + 1].split(separator: " ").compactMap { Int($0) })
        }
    }

    /// What the records are declared as.
    public static let register: Register = {
        func field(_ name: String, _ type: FieldType, multivalued: Bool = false) -> Field {
            Field(name: name, title: Bilingual(da: name, en: name), type: type, multivalued: multivalued)
        }
        var key = field("objekt_id", .string)
        key.isIdentifier = true
        let fields = [
            key, field("intfield", .integer), field("textfield", .string), field("floatfield", .number),
            field("boolfield", .boolean), field("datefield", .date), field("ts_start", .datetime),
            field("ts_end", .datetime), field("intarrayfield", .integer, multivalued: true), field("nfield", .boolean),
        ]
        return Register(
            id: "operatorer", title: Bilingual(da: "Operatorer", en: "Operators"), fields: fields, geometry: .polygon,
            identifier: key, label: ["textfield"], listColumns: ["textfield"])
    }()

    /// The records.
    public static func features() throws -> [Feature] {
        let text = try String(contentsOf: folder.appending(path: "cql2testdata.ndjson"), encoding: .utf8)
        return try text.split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
            return try feature(object)
        }
    }

    private static func feature(_ object: [String: Any]) throws -> Feature {
        var values: [String: Value] = [:]
        for field in register.fields { values[field.name] = object[field.name].flatMap { value($0, field) } }
        let number = values["intfield"]?.integer ?? 0
        let id = "00000000-0000-4000-8000-\(String(format: "%012d", number))"
        values["objekt_id"] = .string(id)
        let geometry = try GeoJSON.decode(object: object["geom"] ?? NSNull(), in: .utm32)
        return Feature(id: id, values: values, geometry: geometry)
    }

    private static func value(_ found: Any, _ field: Field) -> Value? {
        if let items = found as? [Any] {
            return .array(items.compactMap { JSONNumber($0)?.integer.map(Value.integer) })
        }
        if let number = JSONNumber(found) {
            return field.type == .number ? .number(number.double) : number.integer.map(Value.integer)
        }
        if let flag = found as? Bool { return .boolean(flag) }
        return (found as? String).map(Value.string)
    }

    /// A row's filter, whose `geom` is our `geometry`.
    public static func filter(_ row: Row) throws -> Filter {
        Filter(try FilterExpression(text: row.text).renaming("geom", to: "geometry"), system: .utm32)
    }
}

extension FilterExpression {
    /// The same with another name for a property.
    fileprivate func renaming(_ name: String, to other: String) -> FilterExpression {
        switch self {
        case .property(name): .property(other)
        case .operation(let operation, let arguments):
            .operation(operation, arguments.map { $0.renaming(name, to: other) })
        default: self
        }
    }
}
