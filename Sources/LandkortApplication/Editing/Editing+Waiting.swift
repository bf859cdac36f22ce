import LandkortCore
import LandkortStore

/// What waits: what the file of accounts says does, as far as the store has not decided on it.
extension Editing {
    /// Those that wait, oldest first.
    ///
    /// Those that were decided on, and whose decision has not come to the file of accounts, are noted there now; by a
    /// server when it can be, for who only looks waits for nobody.
    ///
    /// - Parameter isWanted: asked without the record's values.
    /// - Complexity: O(all reviews), and the content of those that are wanted.
    func waitingReviews(where isWanted: (Review) -> Bool = { _ in true }) async throws -> [Review] {
        let stored = try await accounts.store.waitingReviews().filter { isWanted($0.review) }
        let decided = try await decisions(on: stored.map(\.review))
        await accounts.settle(stored.map(\.review), decided)
        return try stored.filter { decided[$0.review.key] == nil }.map { waiting, content in
            var review = waiting
            review.feature = try ReviewContent(text: content).feature
            return review
        }
    }

    /// By key.
    func decisions(on reviews: [Review]) async throws -> [String: ReviewDecision] {
        guard !reviews.isEmpty else { return [:] }
        let all = try await workspace.store.decisions(on: reviews.map(\.key))
        return Dictionary(uniqueKeysWithValues: all.map { ($0.change, $0) })
    }

    /// Notes in the file of accounts what was decided on those that are wanted.
    func settle(where isWanted: (Review) -> Bool = { _ in true }) async throws {
        let stored = try await accounts.store.waitingReviews().map(\.review).filter(isWanted)
        try await accounts.settleNow(stored, try await decisions(on: stored))
    }
}

extension Accounts {
    fileprivate func settle(_ reviews: [Review], _ decided: [String: ReviewDecision]) async {
        guard !decided.isEmpty else { return }
        guard let unwritten else {
            // Whoever decides finds out what cannot be written.
            try? await settleNow(reviews, decided)
            return
        }
        Task { await unwritten.alone { try? await settleNow(reviews, decided) } }
    }

    fileprivate func settleNow(
        _ reviews: [Review], _ decided: [String: ReviewDecision]
    ) async throws(StoreProblem) {
        for review in reviews {
            guard let decision = decided[review.key] else { continue }
            let event = AuditEvent(
                time: moment(), who: decision.by, kind: .review, subject: "gennemsyn/\(review.id)",
                detail: decision.text(of: review))
            try await append(event, closing: ReviewClosing(review.id, decision))
        }
    }
}
