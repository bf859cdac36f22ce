import Foundation
import LandkortCore
import LandkortStore

/// A record's values on their way out of the changes that wait for review, and of those that were decided on.
///
/// A change is a record's own by its id, or by the id that a new record got of it. Others are somebody else's wish, and
/// may say the same by chance: they are told of, and taken out one by one.
struct ReviewRedaction: Sendable {
    private let editing: Editing
    private var accounts: Accounts { editing.accounts }

    init(_ editing: Editing) { self.editing = editing }

    /// - Returns: how many of the record's own held something of it.
    func run(_ redaction: Redaction, by name: String, isTrial: Bool) async throws -> Int {
        var left: [(review: Review, content: String)] = []
        for (review, content) in try await accounts.store.reviews(of: redaction.register)
        where redaction.isOf(review) {
            let feature = try ReviewContent(text: content).feature
            let rest = feature.without(redaction.extent)
            if rest != feature { left.append((review, try ReviewContent(rest).text)) }
        }
        guard !isTrial, !left.isEmpty else { return left.count }
        try await replace(left, refusing: redaction.extent == .whole, by: name)
        return left.count
    }

    /// All that one change says and what was noted on it, whatever record it is of; it is refused where it waits.
    ///
    /// - Returns: the change as it was, as far as it can be read.
    /// - Throws: ``RedactionProblem/noChange(_:)``.
    func run(change number: Int, by name: String, isTrial: Bool) async throws -> Review {
        let found = try await accounts.store.reviews(of: nil).first { $0.review.id == number }
        guard var review = found?.review, let content = found?.content else { throw RedactionProblem.noChange(number) }
        if let feature = try? ReviewContent(text: content).feature { review.feature = feature }
        guard !isTrial else { return review }
        let empty = try ReviewContent(Feature(id: review.feature.id, values: [:])).text
        try await replace([(review, empty)], refusing: true, by: name)
        return review
    }

    /// The numbers of all changes, of any record, in which one of `texts` stands when `redaction` is done, in order.
    ///
    /// - Complexity: O(reviews · texts).
    func numbers(holding texts: Set<String>, after redaction: Redaction) async throws -> [Int] {
        let texts = texts.filter { $0.utf8.count >= RedactionCount.shortestTrace }
        guard !texts.isEmpty else { return [] }
        return try await accounts.store.reviews(of: nil).filter { review, content in
            // One that cannot be read is looked through as it lies there.
            let whole = try? ReviewContent(text: content).feature
            let feature = redaction.isOf(review) ? whole?.without(redaction.extent) : whole
            let said = feature?.values.values.flatMap(\.texts) ?? [content]
            return (said + [review.note].compactMap { $0 }).contains { text in texts.contains { text.contains($0) } }
        }.map(\.review.id)
    }

    private func replace(
        _ left: [(review: Review, content: String)], refusing: Bool, by name: String
    ) async throws {
        let reviews = left.map(\.review)
        // First, so that nobody who has read one of them can still write it.
        if refusing { try await editing.refuse(Set(reviews.map(\.id)), by: name) }
        let decided = try await editing.decisions(on: reviews)
        // What is noted on one that waits still is written by somebody who sees what is left of it.
        let closed = reviews.filter { $0.state != .waiting || decided[$0.key] != nil }
        try await accounts.store.replace(
            Dictionary(uniqueKeysWithValues: left.map { ($0.review.id, $0.content) }),
            takingNotesOf: Set(closed.map(\.id)))
    }
}

extension Feature {
    fileprivate func without(_ extent: Redaction.Extent) -> Feature {
        switch extent {
        case .whole: return Feature(id: id, values: [:])
        case .fields(let values):
            var rest = self
            for (name, value) in values where !rest[name].isNull { rest.values[name] = value }
            return rest
        }
    }
}

extension Redaction {
    /// Whether the change is the record's own. As a store compares ids: an accent apart is another letter.
    fileprivate func isOf(_ review: Review) -> Bool {
        review.register == register && review.named.feature.id.utf8.elementsEqual(feature.utf8)
    }
}
