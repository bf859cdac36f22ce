import Foundation
import LandkortCore
import Synchronization

/// What the program says: problems in both languages, and how far long work has come.
enum Terminal {
    /// A line on standard error. Where it cannot be written, there is nobody left to tell.
    static func say(_ text: String) { show(text + "\n") }

    /// The same without a line's end.
    static func show(_ text: String) { try? text.write(to: STDERR_FILENO) }

    /// A line on standard output that is there at once, also where a program reads it.
    ///
    /// A command prints when all else is done, so that nothing is left undone where nobody can be told.
    static func print(_ text: String) throws(OutputProblem) { try (text + "\n").write(to: STDOUT_FILENO) }

    /// The same for what has its line ends.
    static func print(_ bytes: some Sequence<UInt8>) throws(OutputProblem) {
        try Array(bytes).write(to: STDOUT_FILENO)
    }

    static func fail(_ problem: any Problem) -> Never {
        if case OutputProblem.closed = problem { exit(OutputProblem.closedCode) }
        say("Fejl: \(problem.commandLineMessage.da)")
        say("Error: \(problem.commandLineMessage.en)")
        if let cause = problem.cause { say("(\(problem.code): \(cause))") }
        exit(problem.kind.exitCode)
    }

    /// A bar that is drawn again in place; nothing where standard error is not a terminal.
    static func bar(_ title: String) -> @Sendable (Double) -> Void {
        guard isatty(STDERR_FILENO) == 1 else { return { _ in } }
        let shown = Mutex(-1)
        return { share in
            let percent = Int(min(max(share, 0), 1) * 100)
            shown.withLock { last in
                guard percent > last else { return }
                last = percent
                let filled = String(repeating: "█", count: percent / 4)
                let rest = String(repeating: "░", count: 25 - percent / 4)
                let ending = percent == 100 ? "\n" : ""
                show("\r\(title) \(filled)\(rest) \(percent) %\(ending)")
            }
        }
    }
}

extension ProblemKind {
    /// As sysexits.h has them.
    var exitCode: Int32 {
        switch self {
        case .invalid: 64
        case .conflict, .tooLarge: 65
        case .notFound: 66
        case .unavailable: 69
        case .defect: 70
        case .unauthenticated, .forbidden: 77
        }
    }
}
