import Foundation
import LandkortCore
import Synchronization

/// What the program says: problems in both languages, and how far long work has come.
enum Terminal {
    static func say(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// A line on standard output that is there at once, also where a program reads it.
    static func print(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    static func fail(_ problem: any Problem) -> Never {
        say("Fejl: \(problem.message.da)")
        say("Error: \(problem.message.en)")
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
                FileHandle.standardError.write(Data("\r\(title) \(filled)\(rest) \(percent) %\(ending)".utf8))
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
