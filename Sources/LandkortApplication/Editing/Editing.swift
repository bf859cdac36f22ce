public import LandkortCore
public import LandkortStore

/// Changes to registers by people: who may, what waits for somebody else, and what the log says of it.
///
/// The one way from a person to ``Store/save(_:in:by:replacing:)`` and ``Store/delete(_:in:by:replacing:)``.
public struct Editing: Sendable {
    /// What became of a change.
    public enum Outcome: Sendable, Equatable {
        case saved(Saved)
        case deleted
        /// It waits for review under this number.
        case waits(Int)
    }

    let workspace: Workspace
    let accounts: Accounts

    /// Writes to the workspace's store, and to the file of accounts what waits and what was done.
    public init(_ workspace: Workspace, _ accounts: Accounts) {
        self.workspace = workspace
        self.accounts = accounts
    }

    /// Saves a record, or lets it wait; a new one without an authority gets the account's.
    ///
    /// - Parameter revision: the one the caller last read, nil for a new record.
    /// - Throws: ``AccessProblem``; ``StoreProblem``, ``StoreProblem/notFound(_:_:)`` also for a record that the
    ///   account may not see.
    public func save(
        _ feature: Feature, in id: RegisterID, by account: Account, replacing revision: Revision?
    ) async throws -> Outcome {
        let author = Author(account, try await workspace.reader(for: account))
        return try await save(feature, in: id, by: author, replacing: revision)
    }

    /// The same for whoever has shown who it is.
    ///
    /// - Parameter faults: what was wrong with how the record came, so that it is told with all the rest.
    /// - Throws: ``EditProblem/invalid(_:_:)`` with everything that is wrong with the record, too;
    ///   ``StoreProblem/redacted(_:_:)`` where something was taken out of it for good that the author did not know of.
    public func save(
        _ feature: Feature, in id: RegisterID, by author: Author, replacing revision: Revision?,
        knowing faults: [FieldFault] = []
    ) async throws -> Outcome {
        try await noting(.change, author.name, "\(id)/\(feature.id)") {
            let author = try await reading(author)
            let register = try register(id)
            let feature = register.withoutEmpty(feature)
            let stored = try await old(feature.id, revision, register, author.reader)
            let new =
                stored.map { register.keepingUnseen(in: feature, of: $0.whole, shown: $0.shown) }
                ?? withAuthority(feature, of: author, in: register)
            return try await write(
                new, over: stored?.whole, in: register, by: author, replacing: revision, knowing: faults)
        }
    }

    /// The author, who from now on reads what is to be written: what is taken out of it for good after this call does not
    /// come back with it.
    public func reading(_ author: Author) async throws -> Author {
        guard author.knownRedaction == nil else { return author }
        var author = author
        author.knownRedaction = try await workspace.store.lastRedaction()
        return author
    }

    /// Ends a record, or lets that wait.
    ///
    /// - Throws: as ``save(_:in:by:replacing:)``, ``EditProblem/referred(_:by:areMore:)``, and
    ///   ``EditProblem/waits(_:isDeletion:)`` for who has asked for it before.
    public func delete(
        _ feature: Feature.ID, in id: RegisterID, by account: Account, replacing revision: Revision
    ) async throws -> Outcome {
        let author = Author(account, try await workspace.reader(for: account))
        return try await delete(feature, in: id, by: author, replacing: revision)
    }

    /// The same for whoever has shown who it is.
    public func delete(
        _ feature: Feature.ID, in id: RegisterID, by author: Author, replacing revision: Revision
    ) async throws -> Outcome {
        try await noting(.change, author.name, "\(id)/\(feature)") {
            let author = try await reading(author)
            let register = try register(id)
            let rule = author.reader.writing(to: register)
            guard let old = try await old(feature, revision, register, author.reader)?.whole else {
                throw StoreProblem.notFound(id, feature)
            }
            try rule.check(old)
            try await refuseReferred(feature, in: register, author.reader)
            guard !rule.needsReview else { return .waits(try await wait(old, true, in: register, author, revision)) }
            try await workspace.store.delete(feature, in: id, by: author.actor, replacing: revision)
            return .deleted
        }
    }

    /// Writes what its author may write and is in order, or lets it wait.
    ///
    /// - Parameters:
    ///   - old: what says whose the record is, and what its author cannot see of it; nil for one that never was.
    ///   - revision: the version in force; nil where there is none, and then nothing is let pass for being old.
    func write(
        _ new: Feature, over old: Feature?, in register: Register, by author: Author, replacing revision: Revision?,
        knowing faults: [FieldFault]
    ) async throws -> Outcome {
        let rule = author.reader.writing(to: register)
        let (checked, stray) = try rule.checked(new, replacing: old)
        var faults = faults
        if let stray { faults.append(try await fault(of: stray, in: checked, of: register, author.reader)) }
        let inForce = revision == nil ? nil : old
        try await check(checked, replacing: inForce, in: register, author.reader, knowing: faults)
        guard !rule.needsReview else {
            return .waits(try await wait(checked, false, in: register, author, revision))
        }
        return try await store(checked, in: register, by: author.actor, author.reader, replacing: revision)
    }

    /// A new record without an authority gets its author's.
    func withAuthority(_ feature: Feature, of author: Author, in register: Register) -> Feature {
        guard register["cvr_kode"] != nil, feature["cvr_kode"].isNull, let authority = author.authority else {
            return feature
        }
        var feature = feature
        feature["cvr_kode"] = .string(authority)
        return feature
    }

    func register(_ id: RegisterID) throws(StoreProblem) -> Register {
        guard let register = workspace.registers.first(where: { $0.id == id }) else { throw .unknownRegister(id) }
        return register
    }

    /// The whole record that shall be changed, and what the reader is shown of it; one that is not shown is not there.
    private func old(
        _ id: Feature.ID, _ revision: Revision?, _ register: Register, _ reader: Reader
    ) async throws(StoreProblem) -> (whole: Feature, shown: Feature)? {
        guard let revision else { return nil }
        let shown = try await workspace.store.feature(id, in: register.id, reader: reader)
        let now = try await workspace.store.versions(of: id, in: register.id, reader: .administrator).first
        // What is checked is then what the store replaces.
        guard let now, now.to == nil, now.revision == revision else {
            throw .conflict(register, id, found: now?.revision)
        }
        return (now.feature, shown)
    }

    private func wait(
        _ feature: Feature, _ isDeletion: Bool, in register: Register, _ author: Author, _ revision: Revision?
    ) async throws -> Int {
        let review = Review(
            register: register.id, feature: feature, isDeletion: isDeletion, replacing: revision, author: author.name,
            created: accounts.moment())
        // What somebody has decided on is not what waits already.
        try await settle { $0.register == register.id && $0.isBy(author.name) }
        let number = try await accounts.store.add(review, content: try ReviewContent(feature).text)
        guard let number else { throw EditProblem.waits(register, isDeletion: isDeletion) }
        guard let known = author.knownRedaction, !feature.id.isEmpty else { return number }
        let gone = try await workspace.store.redactions(
            of: feature.id, in: register.id, after: known, reader: .administrator)
        guard !gone.isEmpty else { return number }
        // Whoever takes something out looks through what waits before and after: this may have come after both.
        try await refuse([number], by: author.name)
        let empty = try ReviewContent(Feature(id: feature.id, values: [:])).text
        try await accounts.store.replace([number: empty], takingNotesOf: [number])
        throw StoreProblem.redacted(register.id, feature.id)
    }
}
