public import LandkortCore
import LandkortStore

/// What waits for somebody else.
extension Editing {
    /// What `account` may decide on, oldest first, as far as it may see it.
    ///
    /// - Throws: ``StoreProblem``.
    public func reviews(for account: Account) async throws -> [Review] {
        let reader = try await workspace.reader(for: account)
        var found: [Review] = []
        for review in try await waitingReviews(where: isDeclared) {
            guard try await may(account, reader, decide: review) else { continue }
            found.append(try await told(review, reader))
        }
        return found
    }

    /// The last changes that an account wanted, newest first, whether they wait, were approved or sent back.
    ///
    /// - Throws: ``StoreProblem``.
    public func reviews(by account: Account, last count: Int = 20) async throws -> [Review] {
        let reader = try await workspace.reader(for: account)
        var found: [Review] = []
        let all = try await accounts.store.reviews(by: account.name, last: count).filter {
            isDeclared($0.review) && account.isAuthor(of: $0.review)
        }
        let decided = try await decisions(on: all.map(\.review).filter { $0.state == .waiting })
        for (stored, content) in all {
            var review = stored
            if let decision = decided[stored.key] { (review.state, review.decidedBy) = (decision.state, decision.by) }
            review.feature = try ReviewContent(text: content).feature
            found.append(try await told(review, reader))
        }
        return found
    }

    /// One that waits and is the account's own or for it to decide on, beside the record as it is, both as far as it
    /// may see them.
    ///
    /// - Throws: ``AccessProblem/noReview(_:)``, ``AccessProblem/mayNotReview(_:)``, ``StoreProblem``.
    public func reviewCase(_ id: Int, for account: Account) async throws -> ReviewCase {
        let review = try await review(id)
        let isOwn = account.isAuthor(of: review)
        let reader = try await workspace.reader(for: account)
        if !isOwn {
            guard try await may(account, reader, decide: review) else { throw AccessProblem.mayNotReview(id) }
        }
        return try await reviewCase(review, reader, isOwn: isOwn)
    }

    func reviewCase(_ review: Review, _ reader: Reader, isOwn: Bool) async throws -> ReviewCase {
        let versions = try? await workspace.store.versions(
            of: review.feature.id, in: review.register, reader: reader)
        let now = versions?.first.flatMap { $0.to == nil ? $0 : nil }
        let base = versions?.first { $0.revision == review.replacing }
        var told = try await told(review, reader)
        let access = reader.access(to: try register(review.register))
        let states = try await states(of: review)
        told.feature = access.masked(told.feature, beside: states)
        return ReviewCase(
            review: told, base: base.map { access.masked($0.feature, beside: states) },
            now: review.replacing == nil ? nil : now.map { access.masked($0.feature, beside: states) },
            isStale: now?.revision != review.replacing, isOwn: isOwn)
    }

    /// The change, and of what it replaces the version that its author read and the newest.
    private func states(of review: Review) async throws -> [Feature] {
        guard review.replacing != nil else { return [review.feature] }
        let versions = try? await workspace.store.versions(
            of: review.feature.id, in: review.register, reader: .administrator)
        let read = versions?.first { $0.revision == review.replacing }
        return [review.feature] + [read, versions?.first].compactMap { $0?.feature }
    }

    /// As far as the reader may see it, and whether the record has been there.
    private func told(_ review: Review, _ reader: Reader) async throws -> Review {
        var review = review
        if review.replacing == nil, !review.feature.id.isEmpty {
            let id = review.feature.id
            let past = try? await workspace.store.versions(of: id, in: review.register, reader: .administrator)
            review.isReturn = past?.first.map { $0.to != nil } ?? false
        }
        review.feature = reader.access(to: try register(review.register)).masked(review.feature)
        return review
    }

    /// Sends the change back; its author's wish is kept.
    ///
    /// - Parameter note: what its author is told; the log does not have it.
    /// - Throws: ``AccessProblem/noReview(_:)``, ``AccessProblem/mayNotReview(_:)``.
    public func refuse(_ id: Int, note: String? = nil, by account: Account) async throws {
        try await decide(try await waiting(id, for: account), .refused, note, by: account.name)
    }

    /// Whether its register is still there.
    func isDeclared(_ review: Review) -> Bool { workspace.registers.contains { $0.id == review.register } }

    /// One that waits, whosoever it is.
    func review(_ id: Int) async throws -> Review {
        guard let found = try await waitingReviews(where: { $0.id == id }).first else {
            throw AccessProblem.noReview(id)
        }
        return found
    }

    func waiting(_ id: Int, for account: Account) async throws -> Review {
        let review = try await review(id)
        guard try await may(account, try await workspace.reader(for: account), decide: review) else {
            throw AccessProblem.mayNotReview(id)
        }
        return review
    }

    /// Nobody decides on their own change, and both the record as it is and as it will be must be one's own.
    private func may(_ account: Account, _ reader: Reader, decide review: Review) async throws -> Bool {
        guard !Account.isName(account.name, readAs: review.author) else { return false }
        let register = try register(review.register)
        guard reader.mayReview(review.feature, in: register) else { return false }
        guard review.replacing != nil else { return true }
        do {
            let old = try await workspace.store.feature(review.feature.id, in: review.register, reader: .administrator)
            return reader.mayReview(old, in: register)
        } catch StoreProblem.notFound {
            return true
        }
    }
}
