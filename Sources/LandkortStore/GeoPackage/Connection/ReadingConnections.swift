import GRDB
import Synchronization

/// Connections to one file that read side by side, opened as they are needed.
///
/// Each connection reads the whole schema when it is opened, which for some eighty registers takes thirty times as long
/// as a page: a command that asks one thing after another has one connection.
final class ReadingConnections: Sendable {
    private let open: @Sendable () throws -> DatabaseQueue
    private let limit: Int
    private let state: Mutex<State>

    private struct State {
        var queues: [DatabaseQueue]
        /// How many reads each has, in the order of the queues.
        var pending: [Int]
        var opening = 0
    }

    /// - Parameters:
    ///   - first: one that is open already.
    ///   - limit: how many there are at most.
    ///   - open: makes another.
    init(_ first: DatabaseQueue, limit: Int, open: @escaping @Sendable () throws -> DatabaseQueue) throws {
        self.open = open
        self.limit = limit
        try first.forbidWriting()
        state = Mutex(State(queues: [first], pending: [0]))
    }

    /// In one transaction that sees what was committed when it begins.
    func read<T: Sendable>(_ body: @Sendable (Database) throws -> T) async throws -> T {
        let place = try take()
        defer { state.withLock { $0.pending[place] -= 1 } }
        return try await state.withLock { $0.queues[place] }.reading(body)
    }

    /// In the caller's own thread, which no read waits for: for one statement that takes microseconds. Handing it to
    /// another thread and back takes longer. Nil where no connection is idle.
    func glance<T>(_ body: (Database) throws -> T) throws -> T? {
        guard let place = idle() else { return nil }
        defer { state.withLock { $0.pending[place] -= 1 } }
        return try state.withLock { $0.queues[place] }.inDatabase(body)
    }

    private func idle() -> Int? {
        state.withLock { state in
            let place = state.pending.firstIndex(of: 0)
            if let place { state.pending[place] += 1 }
            return place
        }
    }

    func close() {
        for queue in state.withLock({ $0.queues }) { try? queue.close() }
    }

    /// An idle one, else one more, else the one that fewest wait for.
    private func take() throws -> Int {
        let found = state.withLock { state -> Int? in
            let idlest = state.pending.indices.min { state.pending[$0] < state.pending[$1] } ?? 0
            guard state.pending[idlest] == 0 || state.queues.count + state.opening >= limit else {
                state.opening += 1
                return nil
            }
            state.pending[idlest] += 1
            return idlest
        }
        return try found ?? added()
    }

    private func added() throws -> Int {
        defer { state.withLock { $0.opening -= 1 } }
        let queue = try open()
        try queue.forbidWriting()
        return state.withLock { state in
            state.queues.append(queue)
            state.pending.append(1)
            return state.queues.count - 1
        }
    }
}
