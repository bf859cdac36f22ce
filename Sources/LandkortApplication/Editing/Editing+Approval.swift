public import LandkortCore
import LandkortStore

/// What is decided on a change that waits.
///
/// The store decides: of several who do at the same time it takes one, in one transaction with the record where the
/// change is written. The file of accounts is told afterwards; whoever is stopped in between is found out by the next
/// one who looks.
extension Editing {
    /// Writes the change in its author's name, as if it had not had to wait.
    ///
    /// - Throws: ``AccessProblem/noReview(_:)`` for one that does not wait, ``AccessProblem/mayNotReview(_:)``;
    ///   ``StoreProblem/conflict(_:_:found:)`` when somebody else saved in between, ``EditProblem`` when what it refers
    ///   to is gone or something has come to refer to what it ends; then it still waits.
    public func approve(_ id: Int, by account: Account) async throws -> Outcome {
        try await accounts.writeUnwritten()
        let (outcome, review, decision) = try await notingRefusal(account.name, "gennemsyn/\(id)") {
            for _ in 1..<Self.mostAttempts {
                // Of the change itself there may be less then than was read.
                do { return try await approveOnce(id, by: account) } catch StoreProblem.redacted { continue }
            }
            return try await approveOnce(id, by: account)
        }
        try await accounts.close(review, decision.writing(outcome.saved?.revision))
        return outcome
    }

    private static let mostAttempts = 3

    private func approveOnce(
        _ id: Int, by account: Account
    ) async throws -> (outcome: Outcome, review: Review, decision: ReviewDecision) {
        let known = try await workspace.store.lastRedaction()
        let review = try await waiting(id, for: account).named
        let reader = try await workspace.reader(for: account)
        let decision = self.decision(on: review, .approved, by: account.name)
        let outcome = try await deciding(on: id) {
            try await write(review, known, deciding: decision, reader: reader)
        }
        return (outcome, review, decision)
    }

    /// Decides on a change that is not to be written.
    ///
    /// - Throws: ``AccessProblem/noReview(_:)`` where somebody else was first.
    func decide(_ review: Review, _ state: Review.State, _ note: String?, by name: String) async throws {
        try await accounts.writeUnwritten()
        let decision = self.decision(on: review, state, by: name)
        try await deciding(on: review.id) { try await workspace.store.decide(decision) }
        try await accounts.close(review, decision, note: note)
    }

    /// Refuses those of these numbers that still wait, whatever they say.
    func refuse(_ numbers: Set<Int>, by name: String) async throws {
        for (review, _) in try await accounts.store.waitingReviews() where numbers.contains(review.id) {
            do {
                try await workspace.store.decide(decision(on: review, .refused, by: name))
            } catch StoreProblem.decided {
                continue
            }
        }
        try await settle { numbers.contains($0.id) }
    }

    private func decision(on review: Review, _ state: Review.State, by name: String) -> ReviewDecision {
        ReviewDecision(on: review.key, state, by: name, at: accounts.moment())
    }

    private func deciding<T>(on id: Int, _ body: () async throws -> T) async throws -> T {
        do {
            return try await body()
        } catch StoreProblem.decided {
            throw AccessProblem.noReview(id)
        }
    }

    private func write(
        _ review: Review, _ known: Int, deciding decision: ReviewDecision, reader: Reader
    ) async throws -> Outcome {
        let (feature, id) = (review.feature, review.register)
        let author = Actor(review.author, knowing: known, deciding: decision)
        guard !review.isDeletion else {
            try await refuseReferred(feature.id, in: try register(id), reader)
            try await workspace.store.delete(feature.id, in: id, by: author, replacing: review.replacing ?? 0)
            return .deleted
        }
        return try await store(feature, in: try register(id), by: author, reader, replacing: review.replacing)
    }

}

extension Review {
    /// Its own among the changes of every file of accounts.
    var key: String { Secrets.fingerprint("\(register) \(id) \(author) \(created)") }

    /// The same, where a new record has an id made of the key.
    var named: Review {
        guard feature.id.isEmpty else { return self }
        var review = self
        let digits = Array(key)
        func part(_ range: Range<Int>) -> String { String(digits[range]).lowercased() }
        review.feature.id = [part(0..<8), part(8..<12), "4" + part(13..<16), "a" + part(17..<20), part(20..<32)]
            .joined(separator: "-")
        return review
    }
}

extension ReviewDecision {
    fileprivate func writing(_ revision: Revision?) -> ReviewDecision {
        var decision = self
        decision.revision = revision
        return decision
    }

    /// For the log.
    func text(of review: Review) -> String {
        switch state {
        case .approved: revision.map { "\(review.named.feature.id), version \($0)" } ?? "slettet"
        case .refused: "afvist"
        case .withdrawn, .waiting: "trukket tilbage"
        }
    }
}

extension Accounts {
    /// Notes what was decided, so that the change waits no more.
    fileprivate func close(
        _ review: Review, _ decision: ReviewDecision, note: String? = nil
    ) async throws(AccessProblem) {
        try await noteDone(
            .review, by: decision.by, "gennemsyn/\(review.id)", decision.text(of: review),
            closing: ReviewClosing(review.id, decision, note: note))
    }
}
