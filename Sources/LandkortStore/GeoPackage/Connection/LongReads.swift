import Synchronization

/// Lets a few reads at a time look at row after row, so that the others find connections, and a processor.
final class LongReads: Sendable {
    private struct State {
        var running = 0
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let most: Int
    private let mostWaiting: Int
    private let state = Mutex(State())

    init(most: Int, mostWaiting: Int = 100) { (self.most, self.mostWaiting) = (most, mostWaiting) }

    /// `body` when it is its turn, in the order of asking.
    ///
    /// - Throws: ``StoreProblem/crowded`` where very many wait; what `body` throws.
    func run<T: Sendable>(_ body: () async throws(StoreProblem) -> T) async throws(StoreProblem) -> T {
        try await enter()
        defer { leave() }
        return try await body()
    }

    private func enter() async throws(StoreProblem) {
        let isFull = state.withLock { $0.running == most && $0.waiting.count >= mostWaiting }
        guard !isFull else { throw .crowded }
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
    }

    /// Whoever waits longest goes on in its place.
    private func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.running -= 1
            return nil
        }
        next?.resume()
    }
}
