/// The name of a register: the `name` of its schema, such as `mast`.
public struct RegisterID: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: String) { self.rawValue = value }

    public var description: String { rawValue }
}

/// One record of a register: values by field name, and where it lies.
public struct Feature: Sendable, Hashable {
    /// The value of the register's identifier, or its `objekt_id`.
    public typealias ID = String

    public var id: ID
    public var values: [String: Value]
    /// EPSG:25832.
    public var geometry: Geometry?

    public init(id: ID, values: [String: Value], geometry: Geometry? = nil) {
        self.id = id
        self.values = values
        self.geometry = geometry
    }

    /// The value of `field`, `.null` when there is none.
    public subscript(field: String) -> Value {
        get { values[field] ?? .null }
        set { values[field] = newValue }
    }
}
