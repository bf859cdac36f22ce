/// The name of a register: the `name` of its schema, such as `mast`.
public struct RegisterID: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// As in the schema, the store's table and the address of the collection.
    public let rawValue: String

    /// Takes any text: whether there is such a register, a store answers.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// For registers that code names: `"kommune"`.
    public init(stringLiteral value: String) { self.rawValue = value }

    /// The bare name, for messages and table names.
    public var description: String { rawValue }
}

/// One record of a register: values by field name, and where it lies.
public struct Feature: Sendable, Hashable {
    /// The value of the register's identifier, or its `objekt_id`.
    public typealias ID = String

    /// Unique within the register; empty for a new record, which a store then gives one.
    public var id: ID
    /// A field without value is absent or `.null`; the two read alike through the subscript.
    public var values: [String: Value]
    /// EPSG:25832.
    public var geometry: Geometry?

    /// A record as given; ``Register`` says whether it is a good one.
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
