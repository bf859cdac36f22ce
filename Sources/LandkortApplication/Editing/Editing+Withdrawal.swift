public import LandkortCore
import LandkortStore

/// What somebody wants and waits for, and nobody else sees but who decides.
extension Editing {
    /// The account's own changes that wait, oldest first, beside the records as they are.
    ///
    /// - Parameter record: those of one record alone; nil for all.
    /// - Throws: ``StoreProblem``.
    public func waiting(
        by account: Account, of record: (id: Feature.ID, register: RegisterID)? = nil
    ) async throws -> [ReviewCase] {
        let reader = try await workspace.reader(for: account)
        var found: [ReviewCase] = []
        let own = try await waitingReviews { review in
            account.isAuthor(of: review) && isDeclared(review)
                && record.map { $0.id == review.feature.id && $0.register == review.register } ?? true
        }
        for review in own {
            found.append(try await reviewCase(review, reader, isOwn: true))
        }
        return found
    }

    /// Takes a wish back; it is kept among the author's own.
    ///
    /// - Throws: ``AccessProblem/noReview(_:)`` for one that does not wait, ``AccessProblem/mayNotWithdraw(_:)`` for
    ///   another's.
    public func withdraw(_ id: Int, by account: Account) async throws {
        let review = try await review(id)
        guard account.isAuthor(of: review) else { throw AccessProblem.mayNotWithdraw(id) }
        try await decide(review, .withdrawn, nil, by: account.name)
    }
}

extension Account {
    /// Whether the change is its own; not one that somebody sent who had the name before.
    func isAuthor(of review: Review) -> Bool { review.isBy(name) && review.created >= created }
}

extension Review {
    /// Whether an account of that name sent it.
    func isBy(_ name: String) -> Bool { Account.isName(author, of: name) }
}
