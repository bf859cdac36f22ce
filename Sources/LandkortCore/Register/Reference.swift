/// One record's mention of another.
public struct Reference: Sendable, Hashable {
    /// The field that holds it.
    public let field: String
    /// The register that the field refers to.
    public let target: RegisterID
    /// Which record of it.
    public let id: Feature.ID
}

/// A record that refers to another, found from the other.
public struct Referrer: Sendable, Hashable {
    /// Where it is.
    public let register: RegisterID
    /// Which record.
    public let id: Feature.ID

    /// As a store found it.
    public init(_ id: Feature.ID, in register: RegisterID) { (self.id, self.register) = (id, register) }
}

extension Register {
    /// The fields that refer to records, in order, and the registers these are in.
    public var referenceFields: [(field: Field, target: RegisterID)] {
        fields.compactMap { field in
            guard case .reference(let target) = field.type else { return nil }
            return (field, target)
        }
    }

    /// What `feature` refers to and `old` did not, in the order of the fields; a record that refers to itself is there.
    ///
    /// - Parameter old: what is replaced, whose references may lead nowhere; nil for a new record.
    public func newReferences(in feature: Feature, replacing old: Feature?) -> [Reference] {
        referenceFields.flatMap { field, target in
            let before = Set(old?[field.name].referred ?? [])
            return feature[field.name].referred.filter { id in
                !before.contains(id) && !(target == self.id && id == feature.id)
            }.map { Reference(field: field.name, target: target, id: $0) }
        }
    }
}

extension Value {
    /// The ids that the value of a reference holds.
    public var referred: [Feature.ID] {
        switch self {
        case .string(let text): text.isEmpty ? [] : [text]
        case .array(let items): items.flatMap(\.referred)
        case .null, .integer, .number, .boolean: []
        }
    }
}
