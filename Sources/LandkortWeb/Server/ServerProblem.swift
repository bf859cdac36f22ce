import Foundation
public import LandkortCore
import NIOCore

/// Why the server could not start.
public enum ServerProblem: Problem {
    case portTaken(Int)
    case portForbidden(Int)

    /// - Returns: nil for an error that has nothing to do with the port.
    public init?(_ error: any Error, port: Int) {
        switch (error as? IOError)?.errnoCode {
        case EADDRINUSE: self = .portTaken(port)
        case EACCES: self = .portForbidden(port)
        default: return nil
        }
    }

    /// Begins with `server.`.
    public var code: String {
        switch self {
        case .portTaken: "server.port-taken"
        case .portForbidden: "server.port-forbidden"
        }
    }

    /// The machine, not the caller, has to change.
    public var kind: ProblemKind { .unavailable }

    /// What happened, and which option helps.
    public var message: Bilingual {
        switch self {
        case .portTaken(let port):
            Bilingual(
                da: "Port \(port) bruges af et andet program. Vælg en anden med --port, eller 0 for en ledig.",
                en: "Port \(port) is used by another program. Choose another with --port, or 0 for a free one.")
        case .portForbidden(let port):
            Bilingual(
                da: "Du må ikke bruge port \(port). Vælg en over 1023 med --port.",
                en: "You may not use port \(port). Choose one above 1023 with --port.")
        }
    }
}
