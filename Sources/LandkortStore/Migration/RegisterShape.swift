public import LandkortCore

/// What of a declaration the stored form of a register depends on.
///
/// A store keeps the shape that its rows are in, so that a changed declaration can be compared with it.
public struct RegisterShape: Sendable, Hashable, Codable {
    /// In the order of the declaration.
    public var columns: [Column]
    /// Nil where rows have no place on the map.
    public var geometry: String?
    /// The column that holds the id.
    public var identifier: String
    /// Sets of columns of which no two rows may have the same values.
    public var uniqueKeys: [[String]]

    /// A shape as it was found in a store.
    public init(columns: [Column], geometry: String?, identifier: String, uniqueKeys: [[String]]) {
        self.columns = columns
        self.geometry = geometry
        self.identifier = identifier
        self.uniqueKeys = uniqueKeys
    }

    /// The shape that `register` asks for.
    public init(_ register: Register) {
        columns = register.fields.map(Column.init)
        geometry = register.geometry?.rawValue
        identifier = register.identifier.name
        uniqueKeys = register.uniqueKeys.filter { $0 != [register.identifier.name] }
    }

    /// The column called `name`, nil when there is none.
    public subscript(name: String) -> Column? { columns.first { $0.name == name } }
}

extension RegisterShape {
    /// One field as it is stored.
    public struct Column: Sendable, Hashable, Codable {
        /// The field's.
        public var name: String
        /// What one value is held as.
        public var kind: Kind
        /// Whether it holds a list of such values.
        public var isList: Bool
        /// Whether it is in the file but no longer declared.
        public var isSetAside: Bool

        /// A column as it was found in a store.
        public init(name: String, kind: Kind, isList: Bool, isSetAside: Bool = false) {
            self.name = name
            self.kind = kind
            self.isList = isList
            self.isSetAside = isSetAside
        }

        init(_ field: Field) {
            self.init(name: field.name, kind: Kind(field.type), isList: field.multivalued)
        }

        func holdsAlike(_ other: Column) -> Bool { kind == other.kind && isList == other.isList }

        /// A field that reads what the column holds.
        var field: Field {
            Field(name: name, title: Bilingual(da: name, en: name), type: kind.type, multivalued: isList)
        }
    }

    /// What a stored value is: types of the same kind are held alike.
    public enum Kind: String, Sendable, Hashable, Codable {
        case text
        case integer
        case number
        case boolean
        case date
        case datetime

        init(_ type: FieldType) {
            self =
                switch type {
                case .string, .uri, .time, .code, .reference: .text
                case .integer: .integer
                case .number: .number
                case .boolean: .boolean
                case .date: .date
                case .datetime: .datetime
                }
        }

        var type: FieldType {
            switch self {
            case .text: .string
            case .integer: .integer
            case .number: .number
            case .boolean: .boolean
            case .date: .date
            case .datetime: .datetime
            }
        }
    }
}
