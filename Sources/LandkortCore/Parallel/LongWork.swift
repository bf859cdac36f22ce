import Dispatch
import Foundation
import Synchronization

/// Lets a few at a time look at row after row, so that all others find a processor.
public final class LongWork: Sendable {
    private struct State {
        var running = 0
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    /// Of this program: one processor fewer than there are, at most four.
    public static let ofRows = LongWork(most: max(1, min(4, ProcessInfo.processInfo.activeProcessorCount - 1)))

    private let most: Int
    private let mostWaiting: Int
    private let state = Mutex(State())

    /// - Parameters:
    ///   - most: how many go on at once.
    ///   - mostWaiting: how many may wait for their turn.
    public init(most: Int, mostWaiting: Int = 100) { (self.most, self.mostWaiting) = (most, mostWaiting) }

    /// Whether anybody waits for a turn.
    public var isCrowded: Bool { state.withLock { !$0.waiting.isEmpty } }

    /// `body` when it is its turn, in the order of asking. A request that is watched keeps its turn until it is done, and
    /// what it asks for next goes on in it.
    ///
    /// - Throws: `full` where very many wait; what `body` throws.
    public func inTurn<T: Sendable, Failure: Error>(
        orElse full: Failure, _ body: () async throws(Failure) -> T
    ) async throws(Failure) -> T {
        let watch = ReadWatch.current
        if watch?.hasTurn(of: self) == true { return try await body() }
        guard await enter() else { throw full }
        let isKept = watch?.keepTurn(of: self) ?? false
        defer { if !isKept { leave() } }
        return try await body()
    }

    /// `body` when it is its turn, on a thread that nobody else waits for.
    ///
    /// - Throws: `full` where very many wait; what `body` throws.
    public func run<T: Sendable>(
        orElse full: any Error, _ body: @escaping @Sendable () throws -> T
    ) async throws -> T {
        try await inTurn(orElse: full) {
            try await withCheckedThrowingContinuation { continuation in
                DispatchQueue.global().async { continuation.resume(with: Result { try body() }) }
            }
        }
    }

    private func enter() async -> Bool {
        let isFull = state.withLock { $0.running == most && $0.waiting.count >= mostWaiting }
        guard !isFull else { return false }
        await withCheckedContinuation { continuation in
            let isNext = state.withLock { state in
                guard state.running == most else {
                    state.running += 1
                    return true
                }
                state.waiting.append(continuation)
                return false
            }
            if isNext { continuation.resume() }
        }
        return true
    }

    /// Whoever waits longest goes on in its place.
    func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.running -= 1
            return nil
        }
        next?.resume()
    }
}
