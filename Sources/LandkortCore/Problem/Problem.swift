/// The eight ways in which something can go wrong; one function maps them to HTTP, another to exit codes.
public enum ProblemKind: String, Sendable, CaseIterable {
    case invalid
    case unauthenticated
    case forbidden
    case notFound
    case conflict
    case tooLarge
    case unavailable
    case defect
}

/// An error that can be shown: what happened, where, and what to do, in Danish and English.
public protocol Problem: Error, Sendable {
    /// Stable identifier such as `campaign.unknown-header`.
    var code: String { get }
    var kind: ProblemKind { get }
    var message: Bilingual { get }
    /// What to write on the command line, where that is where it went wrong; pages have fields for it. Usually nil.
    var onCommandLine: Bilingual? { get }
    /// Seconds after which it may have passed; nil where waiting is no help. Usually nil.
    var patience: Int? { get }
    /// The foreign error behind it, for the log only.
    var cause: (any Error)? { get }
}

extension Problem {
    /// Most problems are our own finding: nothing foreign is behind them.
    public var cause: (any Error)? { nil }

    /// Most problems do not pass by themselves.
    public var patience: Int? { nil }

    /// Most problems are mended in the same way wherever they are met.
    public var onCommandLine: Bilingual? { nil }

    /// What a terminal says: the sentence, and what to write there.
    public var commandLineMessage: Bilingual { onCommandLine.map { message + Bilingual(both: " ") + $0 } ?? message }
}
