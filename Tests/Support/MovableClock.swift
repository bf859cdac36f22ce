public import Foundation
import Synchronization

/// A clock that stands still until it is moved.
public final class MovableClock: Sendable {
    private let time = Mutex(Date(timeIntervalSince1970: 1_795_000_000))

    /// In November 2026.
    public init() {}

    /// The time it shows.
    public var now: Date { time.withLock { $0 } }

    /// Moves it on.
    public func pass(_ seconds: TimeInterval) { time.withLock { $0 += seconds } }
}
