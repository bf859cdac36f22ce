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

    /// - Returns: of each, how many of the record's own held something of it, and the texts of that, by field.
    /// - Complexity: O(reviews).
    func run(_ redactions: [Redaction], by name: String, isTrial: Bool) async throws -> [Held] {
        var all: [[UInt8]: [(review: Review, content: String)]] = [:]
        for stored in try await accounts.store.reviews(of: nil) {
            all[stored.review.record, default: []].append(stored)
        }
        var told: [Held] = []
        var (left, refused): ([(review: Review, content: String)], Set<Int>) = ([], [])
        for redaction in redactions {
            var held = Held()
            for (review, content) in all[redaction.record] ?? [] {
                guard let rest = try Self.rest(of: content, after: redaction, review) else { continue }
                held.add(try? ReviewContent(text: content).feature, redaction, try editing.register(review.register))
                left.append((review, try ReviewContent(rest).text))
                if redaction.extent == .whole { refused.insert(review.id) }
            }
            told.append(held)
        }
        if !isTrial, !left.isEmpty { try await replace(left, refusing: refused, by: name) }
        return told
    }

    /// What is left of it; nil where nothing goes. One that goes altogether need not be readable.
    private static func rest(of content: String, after redaction: Redaction, _ review: Review) throws -> Feature? {
        guard redaction.extent != .whole else {
            let empty = Feature(id: review.feature.id, values: [:])
            return try content == ReviewContent(empty).text ? nil : empty
        }
        let feature = try ReviewContent(text: content).feature
        let rest = feature.without(redaction.extent)
        return rest == feature ? nil : rest
    }

    /// All that one change says and what was noted on it, whatever record it is of; it is refused where it waits.
    ///
    /// - Returns: the change as it was, as far as it can be read, by the id of what it became, and where it is now.
    /// - Throws: ``RedactionProblem/noChange(_:)``.
    func run(change number: Int, by name: String, isTrial: Bool) async throws -> Review {
        let found = try await accounts.store.reviews(of: nil).first { $0.review.id == number }
        guard var review = found?.review, let content = found?.content else { throw RedactionProblem.noChange(number) }
        if !isTrial {
            let empty = try ReviewContent(Feature(id: review.feature.id, values: [:])).text
            try await replace([(review, empty)], refusing: [number], by: name)
        }
        review.state = try await editing.decisions(on: [review])[review.key]?.state ?? review.state
        if let feature = try? ReviewContent(text: content).feature { review.feature = feature }
        return review.named
    }

    /// The numbers of all changes, of any record, in which one of `texts` stands when `redaction` is done, in order.
    ///
    /// - Complexity: O(reviews · texts).
    func numbers(holding texts: Set<String>, after redaction: Redaction) async throws -> [Int] {
        let texts = texts.filter { $0.utf8.count >= RedactionCount.shortestTrace }
        guard !texts.isEmpty else { return [] }
        return try await accounts.store.reviews(of: nil).filter { review, content in
            // One that cannot be read is looked through as it lies there.
            let feature = try? ReviewContent(text: content).feature
            let rest = review.record == redaction.record ? feature?.without(redaction.extent) : feature
            let note = rest != feature && review.state != .waiting ? nil : review.note
            let said = rest?.values.values.flatMap(\.texts) ?? [content]
            return (said + [note].compactMap { $0 }).contains { text in texts.contains { text.contains($0) } }
        }.map(\.review.id)
    }

    private func replace(
        _ left: [(review: Review, content: String)], refusing refused: Set<Int>, by name: String
    ) async throws {
        let reviews = left.map(\.review)
        // First, so that nobody who has read one of them can still write it.
        if !refused.isEmpty { try await editing.refuse(refused, by: name) }
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
    /// As a store compares ids: an accent apart is another letter.
    fileprivate var record: [UInt8] { Array("\(register) \(feature)".utf8) }
}

extension Review {
    /// Whose own it is.
    fileprivate var record: [UInt8] { Array("\(register) \(named.feature.id)".utf8) }
}

extension ReviewRedaction {
    /// What changes hold of what goes.
    struct Held {
        /// How many do.
        private(set) var count = 0
        /// What is to be looked for elsewhere, by field.
        private(set) var texts: [String: Set<String>] = [:]

        fileprivate mutating func add(_ feature: Feature?, _ redaction: Redaction, _ register: Register) {
            count += 1
            for (name, value) in feature?.values ?? [:] where redaction.traces(name, in: register) {
                texts[name, default: []].formUnion(value.texts)
            }
        }
    }
}
