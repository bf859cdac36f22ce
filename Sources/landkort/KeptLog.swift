import LandkortApplication
import LandkortCore
import LandkortStore
import Logging
import Synchronization

/// The log of changes of a server, which keeps what it cannot write until it can, or until the server is stopped.
final class KeptLog: Sendable {
    private let logger: Logger
    private let accounts = Mutex<Accounts?>(nil)

    init(_ logger: Logger) { self.logger = logger }

    /// The same accounts, whose lines are kept.
    func keep(_ accounts: Accounts) -> Accounts {
        let kept = accounts.keepingLines { [logger] problem, line in
            logger.error("\(problem.code): the log of changes takes no line; it is tried again: \(line.text)")
        }
        self.accounts.withLock { $0 = kept }
        return kept
    }

    /// Writes what is left, and tells what is lost.
    func close() async {
        for line in await accounts.withLock(\.self)?.lastLines() ?? [] {
            logger.critical("done, and not in the log of changes: \(line.text)")
        }
    }
}

extension AuditEvent {
    fileprivate var text: String { "\(time) \(kind.rawValue) \(who) \(subject) \(detail)" }
}
