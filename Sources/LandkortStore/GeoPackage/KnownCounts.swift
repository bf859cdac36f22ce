import LandkortCore
import Synchronization

/// How many features match what was asked, for as long as nobody writes.
///
/// A page of a list says how many there are of all, which takes longer to find out than the page; who turns pages, or
/// moves a map back and forth, asks the same again and again.
final class KnownCounts: Sendable {
    /// What was asked, and what the reader may see: the same for all who see the same.
    struct Question: Hashable {
        var register: RegisterID
        /// Of the fullest square of this side; nil for all that match.
        var side: Double?
        /// Without order, limit and cursor.
        var query: FeatureQuery
        /// In the register itself and in those that it refers to.
        var rules: [Access]
    }

    private struct Known {
        var change = 0
        var counts: [Question: Int] = [:]
    }

    private static let most = 1_000
    private let known = Mutex(Known())

    func answer(to question: Question, at change: Int) -> Int? {
        known.withLock { $0.change == change ? $0.counts[question] : nil }
    }

    /// Forgets what was so before another change, and everything when it is much.
    func keep(_ count: Int, for question: Question, at change: Int) {
        known.withLock { known in
            guard change >= known.change else { return }
            if change > known.change || known.counts.count >= Self.most { known.counts = [:] }
            known.change = change
            known.counts[question] = count
        }
    }
}
