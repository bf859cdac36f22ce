import Foundation
import LandkortCore

/// Why standard output did not take what a command had to say.
enum OutputProblem: Problem {
    /// Whoever read has stopped, as `head` does.
    case closed
    case failed(errno: Int32)

    /// What a shell says of a program that wrote to a closed pipe: 128 and SIGPIPE.
    static let closedCode: Int32 = 141

    var code: String {
        switch self {
        case .closed: "output.closed"
        case .failed: "output.failed"
        }
    }

    var kind: ProblemKind { .unavailable }
    var cause: (any Error)? { nil }

    var message: Bilingual {
        switch self {
        case .closed: Bilingual(da: "Ingen læser svaret.", en: "Nobody reads the answer.")
        case .failed(let number):
            Bilingual(
                da: "Svaret kan ikke skrives til standardud (\(Self.reason(number))). "
                    + "Det, kommandoen ellers skulle gøre, er gjort.",
                en: "The answer cannot be written to standard output (\(Self.reason(number))). "
                    + "What else the command was to do is done.")
        }
    }

    private static func reason(_ number: Int32) -> String { String(cString: strerror(number)) }
}

extension [UInt8] {
    /// All of it, or a problem: `FileHandle` ends the program where it cannot write.
    func write(to descriptor: Int32) throws(OutputProblem) {
        var rest = self[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            guard count < 0 else {
                rest = rest.dropFirst(count)
                continue
            }
            switch errno {
            case EINTR: continue
            case EPIPE: throw .closed
            default: throw .failed(errno: errno)
            }
        }
    }
}

extension String {
    func write(to descriptor: Int32) throws(OutputProblem) { try Array(utf8).write(to: descriptor) }
}
