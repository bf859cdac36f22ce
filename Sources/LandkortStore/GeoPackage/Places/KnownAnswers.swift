import LandkortCore
import Synchronization

/// What was asked of a register's features, and what the reader may see: the same for all who see the same.
struct KnownQuestion: Hashable {
    var register: RegisterID
    /// Of the fullest square of this side; nil for all that match.
    var side: Double?
    /// Without order, limit and cursor.
    var query: FeatureQuery
    /// In the register itself and in those that it refers to.
    var rules: [Access]
}

/// Answers that took looking at many rows, for as long as nobody writes.
///
/// A page of a list says how many there are of all, which takes longer to find out than the page; who turns pages, or
/// moves a map back and forth, asks the same again and again.
final class KnownAnswers<Answer: Sendable>: Sendable {
    private struct Known {
        var change = 0
        var answers: [KnownQuestion: Answer] = [:]
        var size = 0
    }

    /// The largest sum of sizes; beyond it everything is forgotten.
    private let most: Int
    private let known = Mutex(Known())

    init(most: Int) { self.most = most }

    func answer(to question: KnownQuestion, at change: Int) -> Answer? {
        known.withLock { $0.change == change ? $0.answers[question] : nil }
    }

    /// Forgets what was so before another change, and everything when it is much; what is too much alone is not kept.
    func keep(_ answer: Answer, of size: Int = 1, for question: KnownQuestion, at change: Int) {
        known.withLock { known in
            guard change >= known.change, size <= most else { return }
            if change > known.change || known.size + size > most { known = Known() }
            known.change = change
            known.size += size
            known.answers[question] = answer
        }
    }
}
