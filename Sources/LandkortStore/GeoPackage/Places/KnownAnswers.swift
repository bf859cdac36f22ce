import LandkortCore
import Synchronization

/// What was asked of a register's features, and what the reader may see: the same for all who see the same.
struct KnownQuestion: Hashable {
    private let register: RegisterID
    private let side: Double?
    private let query: FeatureQuery
    /// How its texts are written: two ways of writing å are the same to Swift and not to the database.
    private let spelling: [UInt8]
    private let rules: [Access]

    /// - Parameters:
    ///   - side: of the squares that are asked about; nil for all that match.
    ///   - query: without order, limit and cursor.
    ///   - rules: in the register itself and in those that it refers to.
    init(register: RegisterID, side: Double? = nil, query: FeatureQuery, rules: [Access]) {
        (self.register, self.side, self.query, self.rules) = (register, side, query, rules)
        let equal = query.equal.sorted { $0.key < $1.key }.compactMap(\.value.string)
        let texts = equal + [query.filter?.expression.text ?? ""]
        spelling = texts.flatMap { text in (text.utf8.allSatisfy { $0 < 0x80 } ? [] : Array(text.utf8)) + [0] }
    }
}

/// Answers that took looking at many rows, for as long as nobody writes.
///
/// A page of a list says how many there are of all, which takes longer to find out than the page; who turns pages, or
/// moves a map back and forth, asks the same again and again. When many ask at once, one finds out and the others wait
/// for it: each by itself would take as long as all of them.
final class KnownAnswers<Answer: Sendable>: Sendable {
    private struct Known {
        var change = 0
        var answers: [KnownQuestion: Answer] = [:]
        var size = 0
    }

    /// The largest sum of sizes; beyond it everything is forgotten.
    private let most: Int
    private let known = Mutex(Known())
    private let turns = Mutex<[KnownQuestion: Turn]>([:])

    init(most: Int) { self.most = most }

    /// The answer, known or found now.
    ///
    /// - Parameters:
    ///   - change: the last change that is seen where `finding` looks.
    ///   - size: of an answer, against the most that is kept.
    func answer(
        to question: KnownQuestion, at change: Int, of size: (Answer) -> Int = { _ in 1 },
        finding: () throws -> Answer
    ) throws -> Answer {
        if let known = answer(to: question, at: change) { return known }
        let turn = turns.withLock { turns in
            let turn = turns[question] ?? Turn()
            turn.askers += 1
            turns[question] = turn
            return turn
        }
        defer { leave(turn, question) }
        return try turn.isTaken.withLock { _ in
            if let known = answer(to: question, at: change) { return known }
            let found = try finding()
            keep(found, of: size(found), for: question, at: change)
            return found
        }
    }

    /// The last one out takes the question away.
    private func leave(_ turn: Turn, _ question: KnownQuestion) {
        turns.withLock { turns in
            turn.askers -= 1
            if turn.askers == 0 { turns[question] = nil }
        }
    }

    /// One question that is being found out.
    private final class Turn: @unchecked Sendable {
        let isTaken = Mutex<Void>(())
        /// Read and written only where the turns are locked.
        var askers = 0
    }

    /// The answer where it is known.
    func answer(to question: KnownQuestion, at change: Int) -> Answer? {
        known.withLock { $0.change == change ? $0.answers[question] : nil }
    }

    /// Forgets what was so before another change, and everything when it is much; what is too much alone is not kept.
    private func keep(_ answer: Answer, of size: Int, for question: KnownQuestion, at change: Int) {
        known.withLock { known in
            guard change >= known.change, size <= most else { return }
            if change > known.change || known.size + size > most { known = Known() }
            known.change = change
            known.size += size
            known.answers[question] = answer
        }
    }
}
