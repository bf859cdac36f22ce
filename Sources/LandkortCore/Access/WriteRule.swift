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
    /// - Throws: ``AccessProblem/mayNotWrite(_:least:)``, ``AccessProblem/notOwn(_:)``,
    ///   ``AccessProblem/hiddenField(_:_:)``.
    public func checked(_ new: Feature, replacing old: Feature?) throws(AccessProblem) -> Feature {
        try check(old ?? new)
        var kept = new
        let closed = access.own.holds(for: old ?? new) ? access.hidden : access.hidden.union(access.guarded)
        for field in closed {
            guard new[field].isNull || new[field] == old?[field] else { throw .hiddenField(register, field) }
            kept[field] = old?[field] ?? .null
        }
        for field in systemFields { kept[field] = old?[field] ?? .null }
        try check(kept)
        return kept
    }

    /// Whether `feature` may be changed or ended as it stands.
    ///
    /// - Throws: ``AccessProblem/mayNotWrite(_:least:)``, ``AccessProblem/notOwn(_:)``.
    public func check(_ feature: Feature) throws(AccessProblem) {
        guard records != .never else { throw .mayNotWrite(register, least: least) }
        guard records.holds(for: feature) else { throw .notOwn(register) }
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
