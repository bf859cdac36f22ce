/// What one reader may change in one register, compiled from its `skriv` and `gennemsyn`.
public struct WriteRule: Sendable, Hashable {
    /// The register it is about.
    public let register: RegisterID
    /// The records that may be changed, as they were and as they will be.
    public let records: Condition
    /// Whether what is changed waits for somebody else.
    public let needsReview: Bool
    /// The least role that may change anything, for the answer to those who may not.
    public let least: Role
    private let access: Access
    /// Set by the system, whatever is sent.
    private let systemFields: Set<String>

    init(_ reader: Reader, _ register: Register) {
        let role = reader.role(in: register.id)
        self.register = register.id
        // No register is written by the public: a change has an author.
        least = max(Role(declared: register.annotations["skriv"] ?? "administrator"), .authority)
        access = reader.access(to: register)
        records = role >= least ? access.own : .never
        needsReview = register.annotations["gennemsyn"].map { role < Role(declared: $0) } ?? false
        systemFields = Set(register.fields.filter { $0.isSetBySystem && !$0.isIdentifier }.map(\.name))
    }

    /// What shall be stored when a reader sends `new` in the place of `old`: what it cannot see stays as it is.
    ///
    /// - Parameter old: nil for a new record.
    /// - Returns: the record, and what keeps it from being the reader's own: nothing may be stored until that is mended.
    /// - Throws: ``AccessProblem/mayNotWrite(_:least:)``; ``AccessProblem/notOwn(_:)`` for a record of others, and where
    ///   the reader sees no field that would make it its own; ``AccessProblem/hiddenField(_:_:)``.
    public func checked(
        _ new: Feature, replacing old: Feature?
    ) throws(AccessProblem) -> (record: Feature, stray: Stray?) {
        guard isOpen else { throw .mayNotWrite(register, least: least) }
        if let old { try check(old) }
        var kept = new
        for field in access.hidden {
            guard new[field].isNull || new[field] == old?[field] else { throw .hiddenField(register, field) }
            kept[field] = old?[field] ?? .null
        }
        for field in systemFields { kept[field] = old?[field] ?? .null }
        guard !records.holds(for: kept) else { return (kept, nil) }
        guard let (field, allowed) = records.unmet(by: kept), access.sees(field) else { throw .notOwn(register) }
        return (kept, Stray(field: field, allowed: allowed))
    }

    /// Whether any record can be changed.
    public var isOpen: Bool { records != .never }

    /// The values of `field` that alone make a record the reader's own; nil where other fields can do it too.
    public func allowed(in field: String) -> [String]? {
        guard case .isOne(let texts, field) = records else { return nil }
        return texts
    }

    /// `feature` with what it must be to be the reader's own, where there is only one such value.
    public func withOwn(_ feature: Feature) -> Feature {
        guard case .isOne(let texts, let field) = records, texts.count == 1, feature[field].isNull else {
            return feature
        }
        var feature = feature
        feature[field] = .string(texts[0])
        return feature
    }

    /// Whether `feature` may be changed or ended as it stands.
    ///
    /// - Throws: ``AccessProblem/mayNotWrite(_:least:)``, ``AccessProblem/notOwn(_:)``.
    public func check(_ feature: Feature) throws(AccessProblem) {
        guard isOpen else { throw .mayNotWrite(register, least: least) }
        guard records.holds(for: feature) else { throw .notOwn(register) }
    }
}

extension WriteRule {
    /// What makes a record somebody else's: a field, and the values with which it would be the reader's own.
    public struct Stray: Sendable, Hashable {
        /// The field's name.
        public let field: String
        /// In their order; never empty.
        public let allowed: [String]
    }
}

extension Reader {
    /// What it may change in `register`. O(fields).
    public func writing(to register: Register) -> WriteRule { WriteRule(self, register) }

    /// Whether it may decide on others' changes of `feature`.
    public func mayReview(_ feature: Feature, in register: Register) -> Bool {
        let rule = writing(to: register)
        return !rule.needsReview && rule.records.holds(for: feature)
    }
}
