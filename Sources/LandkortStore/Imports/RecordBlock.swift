public import LandkortCore

/// Many new records of one register, a column for each field.
public struct RecordBlock: Sendable {
    /// The register they are for.
    public let register: Register
    /// The fields with a column each.
    public let fields: [Field]
    /// The same in every record, by field; none of ``fields``.
    public let constants: [String: Value]
    /// In the order of ``fields``.
    public var columns: [ValueColumn]
    /// Where each record lies, EPSG:25832.
    public var places: [Geometry?] = []

    /// How many records.
    public var count: Int { places.count }

    /// No records yet.
    public init(_ register: Register, fields: [Field], constants: [String: Value] = [:]) {
        self.register = register
        self.fields = fields
        self.constants = constants
        columns = fields.map { _ in ValueColumn() }
    }

    /// Records as they are.
    public init(_ features: [Feature], of register: Register) {
        self.init(register, fields: register.fields)
        for feature in features { append(feature) }
    }

    /// Adds one record; what it has in other fields than ``fields`` is taken to be in ``constants``.
    public mutating func append(_ feature: Feature) {
        for (place, field) in fields.enumerated() {
            let isID = field.isIdentifier && !feature.id.isEmpty
            columns[place].append(isID ? .string(feature.id) : field.type.normalized(feature[field.name]))
        }
        places.append(feature.geometry)
    }

    /// One record with all its values.
    public func feature(at row: Int) -> Feature {
        var feature = Feature(id: "", values: constants, geometry: places[row])
        for (field, column) in zip(fields, columns) {
            let value = column[row]
            if !value.isNull { feature.values[field.name] = value }
        }
        feature.id = feature[register.identifier.name].string ?? ""
        return feature
    }

    /// Every record's id; nil where one has none of its own, or not a text.
    public var ids: [Feature.ID]? {
        guard let place = fields.firstIndex(where: { $0.name == register.identifier.name }) else { return nil }
        let ids = (0..<count).compactMap { columns[place][$0].string }
        return ids.count == count ? ids : nil
    }

    /// Takes off what of a record has been added that is not whole.
    public mutating func cut() {
        for place in columns.indices where columns[place].count > count { columns[place].cut(to: count) }
    }
}

/// A record that was not written.
public struct RefusedRecord: Sendable, Hashable {
    /// Its place in the block.
    public var row: Int
    /// The fields whose values another record has.
    public var fields: [String]

    /// As a store answers.
    public init(row: Int, fields: [String]) {
        self.row = row
        self.fields = fields
    }
}
