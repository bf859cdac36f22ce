public import Foundation
public import LandkortCore
import LandkortStore

/// Taking a person's values out of a store for good: every version, what waits for review, what imports left.
public struct Redacting: Sendable {
    /// What somebody asks for.
    public struct Wish: Sendable {
        /// The register that the record is in.
        public var register: RegisterID
        /// The record.
        public var feature: Feature.ID
        /// The fields that are to go, columns that were set aside among them.
        public var fields: [String]
        /// Whether every field goes that the declaration says is about a person.
        public var takesPersonal: Bool
        /// Whether all of the record goes.
        public var takesWhole: Bool
        /// In words that tell nothing of the person.
        public var reason: String

        /// A wish as given.
        public init(
            _ register: RegisterID, _ feature: Feature.ID, fields: [String] = [], takesPersonal: Bool = false,
            takesWhole: Bool = false, reason: String
        ) {
            (self.register, self.feature, self.fields) = (register, feature, fields)
            (self.takesPersonal, self.takesWhole, self.reason) = (takesPersonal, takesWhole, reason)
        }
    }

    /// What was done, or would be.
    public struct Outcome: Sendable, Equatable {
        /// In the store.
        public var count: RedactionCount
        /// Of the record's own changes that wait for review, or did, those that held the values.
        public var reviews: Int
        /// The numbers of other changes in which one of the texts stands.
        public var others: [Int]
    }

    private let workspace: Workspace
    private let reviews: ReviewRedaction?
    private let accounts: Accounts?
    private let now: @Sendable () -> Date

    /// - Parameters:
    ///   - accounts: of whoever may wait for review, and the log; nil where the store has none.
    ///   - now: stands on the tombstone.
    public init(_ workspace: Workspace, _ accounts: Accounts?, now: @escaping @Sendable () -> Date) {
        self.workspace = workspace
        self.accounts = accounts
        reviews = accounts.map { ReviewRedaction(Editing(workspace, $0)) }
        self.now = now
    }

    /// Does it, or counts what it would do.
    ///
    /// - Parameter reader: an administrator.
    /// - Throws: ``RedactionProblem``; ``StoreProblem/notFound(_:_:)``, ``StoreProblem/unknownField(_:_:)``.
    public func run(_ wish: Wish, by name: String, as reader: Reader, isTrial: Bool) async throws -> Outcome {
        guard reader.role(in: wish.register) == .administrator else { throw RedactionProblem.notAdministrator }
        let redaction = try redaction(for: wish, by: name)
        try await refuseUnknown(redaction)
        let planned = try await plan([redaction], by: name)[0]
        let register = try register(wish.register)
        for field in wish.fields where register[field] == nil && !planned.count.setAside.contains(field) {
            throw StoreProblem.unknownField(wish.register, field)
        }
        let count = isTrial ? planned.count : try await apply([redaction], by: name)[0]
        let texts = planned.count.texts.values.reduce(into: Set<String>()) { $0.formUnion($1) }
        let others = try await reviews?.numbers(holding: texts, after: redaction) ?? []
        return Outcome(count: count, reviews: planned.reviews, others: others)
    }

    /// What would go, in the store and of the records' own changes; changes nothing.
    func plan(_ redactions: [Redaction], by name: String) async throws -> [(count: RedactionCount, reviews: Int)] {
        let (told, reviews) = try await inReviews(redactions, by: name, isTrial: true)
        return Array(zip(try await workspace.store.redact(told, isTrial: true), reviews))
    }

    /// Does it to one change, of whichever record, or finds it.
    ///
    /// - Returns: the change as it was, as far as it can be read, by the id of what it became, and where it is now.
    /// - Throws: ``RedactionProblem/noChange(_:)``, ``RedactionProblem/notAdministrator``.
    public func run(change number: Int, by name: String, as reader: Reader, isTrial: Bool) async throws -> Review {
        guard reader.role == .administrator, reader.registers == nil else { throw RedactionProblem.notAdministrator }
        guard let reviews else { throw RedactionProblem.noChange(number) }
        let review = try await reviews.run(change: number, by: name, isTrial: isTrial)
        guard !isTrial else { return review }
        try await accounts?.noteDone(
            .administration, by: name, "gennemsyn/\(number)", "slettet for altid: hele ændringen")
        return review
    }

    /// Takes out, and writes in the log what; never a value, nor why, which the log could not forget.
    func apply(_ redactions: [Redaction], by name: String) async throws -> [RedactionCount] {
        let known = try await inReviews(redactions, by: name, isTrial: false).told
        var counts: [RedactionCount]
        do {
            counts = try await workspace.store.redact(known, isTrial: false)
        } catch {
            _ = try await inReviews(redactions, by: name, isTrial: false)
            throw error
        }
        // What came to wait meanwhile, by who had read what was there.
        let late = try await inReviews(redactions, by: name, isTrial: false).told
        for place in late.indices where late[place].held != nil && known[place].held == nil && counts[place].isEmpty {
            let again = try await workspace.store.redact([late[place]], isTrial: false)[0]
            counts[place].mayLinger = again.mayLinger
        }
        for redaction in redactions {
            let what = redaction.fields.isEmpty ? "hele posten" : redaction.fields.joined(separator: " ")
            try await accounts?.noteDone(
                .administration, by: name, "\(redaction.register)/\(redaction.feature)", "slettet for altid: \(what)")
        }
        return counts
    }

    /// Takes the values out of the records' own changes, or finds them.
    ///
    /// - Returns: the same, with what those held: a tombstone is to stay of that too, for somebody may have read it and be
    ///   about to write it; and how many held something.
    private func inReviews(
        _ redactions: [Redaction], by name: String, isTrial: Bool
    ) async throws -> (told: [Redaction], reviews: [Int]) {
        var (told, counts) = (redactions, redactions.map { _ in 0 })
        // Of what has ended already nobody wants a change.
        let places = redactions.indices.filter { redactions[$0].endedBefore == nil }
        guard let reviews, !places.isEmpty else { return (told, counts) }
        let found = try await reviews.run(places.map { redactions[$0] }, by: name, isTrial: isTrial)
        for (place, held) in zip(places, found) where held.count > 0 {
            told[place].held = held.texts
            counts[place] = held.count
        }
        return (told, counts)
    }

    /// What is left of a record that is already gone can be asked away again.
    ///
    /// - Throws: ``StoreProblem/notFound(_:_:)`` for a record that never was.
    private func refuseUnknown(_ redaction: Redaction) async throws {
        let (id, register) = (redaction.feature, redaction.register)
        do {
            _ = try await workspace.store.versions(of: id, in: register, reader: .administrator)
        } catch {
            let before = try await workspace.store.redactions(of: id, in: register, reader: .administrator)
            guard !before.isEmpty else { throw error }
        }
    }

    /// Now, as it stands on a tombstone.
    var moment: String { Moment(now()).description }

    private func register(_ id: RegisterID) throws(StoreProblem) -> Register {
        guard let register = workspace.registers.first(where: { $0.id == id }) else { throw .unknownRegister(id) }
        return register
    }

    private func redaction(for wish: Wish, by name: String) throws -> Redaction {
        let register = try register(wish.register)
        let reason = wish.reason.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !reason.isEmpty else { throw RedactionProblem.noReason }
        var extent = Redaction.Extent.whole
        if !wish.takesWhole {
            let personal = wish.takesPersonal ? register.fields.filter(\.isPersonal).map(\.name) : []
            guard !wish.takesPersonal || !personal.isEmpty else { throw RedactionProblem.nothingPersonal(register.id) }
            let names = wish.fields + personal
            guard !names.isEmpty else { throw RedactionProblem.nothingNamed }
            extent = .fields(try register.redacted(names))
        }
        return Redaction(
            of: wish.feature, in: wish.register, extent, reason: reason, time: moment, by: name)
    }
}

extension Register {
    /// What shall stand in `names` where a person was taken out; a name that is no field becomes nothing.
    ///
    /// - Throws: ``RedactionProblem/notRedactable(_:_:)``, ``RedactionProblem/required(_:_:)``.
    func redacted(_ names: [String]) throws(RedactionProblem) -> [String: Value] {
        var values: [String: Value] = [:]
        var missing: [String] = []
        for name in names {
            guard let field = self[name] else {
                values[name] = .null
                continue
            }
            guard field.isRedactable else { throw .notRedactable(id, name) }
            guard let value = field.redacted else {
                missing.append(name)
                continue
            }
            values[name] = value
        }
        guard missing.isEmpty else { throw .required(id, missing) }
        return values
    }
}
