/// What one reader may see of one register, compiled once: every read asks this value and nothing else.
///
/// Role, record (`off_kode`), field, register and owner are all in it; see `docs/reference/roller.md`.
public struct Access: Sendable, Hashable {
    /// GeoFA's field for it: 1 everyone, 2 the responsible authority, 3 all authorities.
    static let visibility = "off_kode"
    static let everyone = "1"
    static let authorities = "3"

    /// The records that are shown.
    public let records: Condition
    /// The records that are the reader's own authority's.
    public let own: Condition
    /// Fields shown of no record.
    public let hidden: Set<String>
    /// Fields shown of own records only.
    public let guarded: Set<String>
    /// Whether it is told who made and ended a version.
    public let seesWriters: Bool

    /// Whether any record can be shown.
    public var isReadable: Bool { records != .never }

    /// Whether `field` exists for the reader, be it on own records only.
    public func sees(_ field: String) -> Bool { !hidden.contains(field) }

    /// Whether the reader may see `feature` as it stands.
    public func admits(_ feature: Feature) -> Bool { records.holds(for: feature) }

    /// `feature` without what the reader may not see of it.
    public func masked(_ feature: Feature) -> Feature { masked(feature, beside: []) }

    /// The same without what the reader may not see of `others`, states of the record that it is held against: what is
    /// hidden in one of them alone would be told as a difference.
    public func masked(_ feature: Feature, beside others: [Feature]) -> Feature {
        let isOwn = ([feature] + others).allSatisfy(own.holds)
        let closed = isOwn ? hidden : hidden.union(guarded)
        guard !closed.isEmpty else { return feature }
        var feature = feature
        feature.values = feature.values.filter { !closed.contains($0.key) }
        return feature
    }
}

extension Reader {
    /// What it may see of `register`. O(fields).
    public func access(to register: Register) -> Access {
        let role = role(in: register.id)
        let own = role == .administrator ? .always : owned(in: register, as: role)
        let needed = Role(declared: register.annotations["laes"])
        let closed = register.fields.filter { !$0.isIdentifier && $0.leastRole > role.elsewhere }
        return Access(
            records: Self.records(of: register, own, role: role, needed: needed),
            own: own,
            hidden: Set(closed.filter { $0.leastRole > role || own == .never }.map(\.name)),
            guarded: Set(closed.filter { $0.leastRole <= role && own != .never }.map(\.name)),
            seesWriters: role >= .authority)
    }

    /// A register's `laes` is the least role that sees any of it; the record's own code then decides.
    private static func records(of register: Register, _ own: Condition, role: Role, needed: Role) -> Condition {
        guard role >= needed else { return .never }
        guard role.elsewhere >= needed else { return own }
        guard role != .administrator, register[Access.visibility] != nil else { return .always }
        let open = role == .anonymous ? [Access.everyone] : [Access.everyone, Access.authorities]
        return Condition.field(Access.visibility, isOneOf: Set(open)).or(own)
    }

    /// By the authority's CVR number; by municipality where the record names no authority.
    private func owned(in register: Register, as role: Role) -> Condition {
        guard role != .anonymous else { return .never }
        let place = register["kommunekode"].map { Condition.field($0.name, isOneOf: municipalities) } ?? .never
        guard let authority = register["cvr_kode"]?.name else { return place }
        return Condition.field(authority, isOneOf: authorities).or(Condition.isMissing(field: authority).and(place))
    }
}

extension Field {
    /// The least role that may see it.
    var leastRole: Role { Role(declared: annotations["laes"]) }
}
