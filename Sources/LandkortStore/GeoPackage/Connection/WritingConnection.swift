import GRDB
import Synchronization

/// The one connection that writes to a file, opened when something is first written.
final class WritingConnection: Sendable {
    private let open: @Sendable () throws -> DatabaseQueue
    private let queue: Mutex<DatabaseQueue?>

    init(open: @escaping @Sendable () throws -> DatabaseQueue) {
        self.open = open
        queue = Mutex(nil)
    }

    func opened() throws -> DatabaseQueue {
        try queue.withLock { queue in
            let ready = try queue ?? open()
            queue = ready
            return ready
        }
    }

    /// Does `last` where it was opened, and closes it.
    func close(_ last: (DatabaseQueue) throws -> Void) {
        guard let queue = queue.withLock({ $0 }) else { return }
        try? last(queue)
        try? queue.close()
    }
}
