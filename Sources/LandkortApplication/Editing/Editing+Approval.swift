public import LandkortCore
import LandkortStore

/// What waits, written in its author's name.
extension Editing {
    /// Writes the change in its author's name, as if it had not had to wait.
    ///
    /// It is claimed first, so that of several who decide one does; it is noted as approved when it is written. Whoever is
    /// stopped in between leaves it waiting: the next one finds out whether it was written.
    ///
    /// - Throws: ``AccessProblem/noReview(_:)`` for one that does not wait, ``AccessProblem/mayNotReview(_:)``;
    ///   ``StoreProblem/conflict(_:_:found:)`` when somebody else saved in between, ``EditProblem`` when what it refers
    ///   to is gone or something has come to refer to what it ends; then it still waits.
    public func approve(_ id: Int, by account: Account) async throws -> Outcome {
        try await noting(.review, account.name, "gennemsyn/\(id)") {
            let known = try await workspace.store.lastRedaction()
            let review = named(try await waiting(id, for: account))
            let reader = try await workspace.reader(for: account)
            var claim = try await self.claim(review, by: account.name)
            let outcome: Outcome
            do {
                if let earlier = try await written(review) {
                    outcome = earlier
                } else {
                    // Who was held up for long may have lost it.
                    let moment = accounts.moment()
                    guard try await accounts.store.renew(id, claimedAt: claim, at: moment) else {
                        throw AccessProblem.reviewUnderWay(id)
                    }
                    claim = moment
                    outcome = try await write(review, known, reader: reader)
                }
            } catch {
                try? await accounts.store.release(id, claimedAt: claim)
                throw error
            }
            try await accounts.settle(id, by: account.name)
            return outcome
        }
    }

    /// Decides on a change that is not to be written.
    ///
    /// - Throws: ``AccessProblem/noReview(_:)`` also for one that was written by somebody who was stopped before that was
    ///   noted, which is noted now; ``AccessProblem/reviewUnderWay(_:)``.
    func decide(_ review: Review, _ state: Review.State, _ note: String?, by name: String) async throws {
        let claim = try await self.claim(review, by: name)
        if let outcome = try await written(named(review)) {
            try await accounts.settle(review.id, by: name)
            try await accounts.noteDone(.review, by: name, "gennemsyn/\(review.id)", outcome.text)
            throw AccessProblem.noReview(review.id)
        }
        let isDone = try await accounts.store.decide(
            review.id, state, note, by: name, at: accounts.moment(), claimedAt: claim)
        guard isDone else { throw AccessProblem.reviewUnderWay(review.id) }
    }

    /// - Returns: the moment it was claimed at.
    /// - Throws: ``AccessProblem/noReview(_:)``, ``AccessProblem/reviewUnderWay(_:)``.
    private func claim(_ review: Review, by name: String) async throws -> String {
        let moment = accounts.moment()
        guard try await accounts.store.claim(review.id, by: name, at: moment, stale: accounts.stale) else {
            let isWaiting = try await accounts.store.waitingReviews().contains { $0.review.id == review.id }
            throw isWaiting ? AccessProblem.reviewUnderWay(review.id) : .noReview(review.id)
        }
        return moment
    }

    private func write(_ review: Review, _ known: Int, reader: Reader) async throws -> Outcome {
        let (feature, id, author) = (review.feature, review.register, Actor(review.author, knowing: known))
        guard !review.isDeletion else {
            try await refuseReferred(feature.id, in: try register(id), reader)
            try await workspace.store.delete(feature.id, in: id, by: author, replacing: review.replacing ?? 0)
            return .deleted
        }
        return try await store(feature, in: try register(id), by: author, reader, replacing: review.replacing)
    }

    /// A new record gets an id that is the review's own, so that it is never stored twice.
    private func named(_ review: Review) -> Review {
        guard review.feature.id.isEmpty else { return review }
        var review = review
        let digits = Array(Secrets.fingerprint("\(review.register) \(review.id) \(review.author) \(review.created)"))
        func part(_ range: Range<Int>) -> String { String(digits[range]).lowercased() }
        review.feature.id = [part(0..<8), part(8..<12), "4" + part(13..<16), "a" + part(17..<20), part(20..<32)]
            .joined(separator: "-")
        return review
    }

    /// What the change came to, where somebody who had claimed it wrote it and was stopped before that was noted.
    private func written(_ review: Review) async throws -> Outcome? {
        guard let claim = review.claimedAt else { return nil }
        let register = try register(review.register)
        let all = try? await workspace.store.versions(
            of: review.feature.id, in: review.register, reader: .administrator)
        guard let all else { return nil }
        guard !review.isDeletion else {
            guard let last = all.first, let end = last.to, end >= claim, last.ending == .deleted,
                last.endedBy == review.author, last.revision == review.replacing
            else { return nil }
            return .deleted
        }
        let fields = register.fields.filter { !$0.isSetBySystem && !$0.tellsOfVersion && !$0.isIdentifier }
        let own = all.first { version in
            version.by == review.author && version.from >= claim
                && review.replacing.map { version.revision == $0 + 1 } ?? true
                && version.feature.geometry == review.feature.geometry
                && fields.allSatisfy { version.feature[$0.name] == review.feature[$0.name] }
        }
        return own.map { .saved(Saved(id: $0.feature.id, revision: $0.revision)) }
    }
}

extension Accounts {
    /// Seconds in which whoever has claimed a change writes it, or has been stopped.
    private static let claim = 60.0
    private static let pause = Duration.seconds(2)
    private static let mostTries = 300

    /// What was claimed before is free again.
    var stale: String { moment(in: -Self.claim) }

    /// Notes that a change is written; where that cannot be noted, a program that goes on tries again.
    func settle(_ id: Int, by name: String) async throws(AccessProblem) {
        do throws(StoreProblem) {
            _ = try await store.decide(id, .approved, nil, by: name, at: moment(), claimedAt: nil)
        } catch {
            guard unwritten != nil else { throw .notLogged("gennemsyn/\(id)") }
            Task {
                for _ in 0..<Self.mostTries {
                    try? await Task.sleep(for: Self.pause)
                    let isOver = try? await store.decide(
                        id, .approved, nil, by: name, at: moment(), claimedAt: nil)
                    if isOver != nil { return }
                }
            }
        }
    }
}
