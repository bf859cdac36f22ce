import Synchronization

/// Whether a read that looks at row after row is still wanted: who asked may have gone, or have been given time enough.
public final class ReadWatch: Sendable {
    private struct State {
        var begun: ContinuousClock.Instant?
        /// Where the request has its turn.
        var work: LongWork?
        var isFinished = false
    }

    /// Of the reads of a task; nil where they take as long as they take.
    @TaskLocal public static var current: ReadWatch?

    private let patience: Duration?
    private let patienceInCrowd: Duration?
    private let isGone: @Sendable () -> Bool
    private let state = Mutex(State())

    /// - Parameters:
    ///   - patience: how long after the first row was looked at; waiting for a turn does not count.
    ///   - patienceInCrowd: the same where others wait for a turn.
    ///   - isGone: whether who asked has gone; asked at every row, from any thread.
    public init(
        patience: Duration? = nil, inCrowd patienceInCrowd: Duration? = nil, isGone: @escaping @Sendable () -> Bool
    ) {
        (self.patience, self.patienceInCrowd, self.isGone) = (patience, patienceInCrowd, isGone)
    }

    deinit { finish() }

    /// Asked before each row that is looked at: nanoseconds.
    public func isOver() -> Bool {
        guard !isGone() else { return true }
        let now = ContinuousClock.now
        let (first, work) = state.withLock { state in
            let first = state.begun ?? now
            state.begun = first
            return (first, state.work)
        }
        let passed = first.duration(to: now)
        if let patience, passed > patience { return true }
        guard let patienceInCrowd, passed > patienceInCrowd else { return false }
        return work?.isCrowded ?? false
    }

    /// Gives the turn back, at the latest when the request is answered; what is read after it takes a turn for each.
    public func finish() {
        let work = state.withLock { state in
            state.isFinished = true
            return state.work.take()
        }
        work?.leave()
    }

    func hasTurn(of work: LongWork) -> Bool { state.withLock { $0.work === work } }

    /// - Returns: whether the turn just taken is the request's until it is finished.
    func keepTurn(of work: LongWork) -> Bool {
        state.withLock { state in
            guard state.work == nil, !state.isFinished else { return false }
            state.work = work
            return true
        }
    }
}
