import Synchronization

/// Whether a read that looks at row after row is still wanted: who asked may have gone, or have been given time enough.
public final class ReadWatch: Sendable {
    /// Of the reads of a task; nil where they take as long as they take.
    @TaskLocal public static var current: ReadWatch?

    private let patience: Duration?
    private let isGone: @Sendable () -> Bool
    private let begun = Mutex<ContinuousClock.Instant?>(nil)

    /// - Parameters:
    ///   - patience: how long after the first row was looked at; waiting for a turn does not count.
    ///   - isGone: whether who asked has gone; asked at every row, from any thread.
    public init(patience: Duration? = nil, isGone: @escaping @Sendable () -> Bool) {
        (self.patience, self.isGone) = (patience, isGone)
    }

    /// Whether a row was looked at.
    public var hasBegun: Bool { begun.withLock { $0 != nil } }

    /// Asked before each row that is looked at: nanoseconds.
    public func isOver() -> Bool {
        guard !isGone() else { return true }
        let now = ContinuousClock.now
        let first = begun.withLock { begun in
            begun = begun ?? now
            return begun ?? now
        }
        return patience.map { first.duration(to: now) > $0 } ?? false
    }
}
