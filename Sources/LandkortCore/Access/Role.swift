/// Who somebody is to the registers, from the least to the most.
///
/// Source: `docs/reference/roller.md`.
public enum Role: String, Sendable, Hashable, CaseIterable, Comparable {
    /// The public.
    case anonymous = "anonym"
    /// Reads what authorities share.
    case authority = "myndighed"
    /// Keeps what is its own municipality's.
    case coordinator = "tovholder"
    /// Keeps what is the partnership's municipalities'.
    case projectLeader = "projektleder"
    /// Everything.
    case administrator = "administrator"

    /// What a declaration's `laes` or `skriv` calls it; nil is everyone. A word it does not know shuts all others out.
    public init(declared word: String?) {
        self = word.map { $0 == "alle" ? .anonymous : Role(rawValue: $0) ?? .administrator } ?? .anonymous
    }

    /// What it is where a record is not its own: a coordinator is one at home only.
    var elsewhere: Role { self == .administrator ? self : min(self, .authority) }

    private var rank: Int {
        switch self {
        case .anonymous: 0
        case .authority: 1
        case .coordinator: 2
        case .projectLeader: 3
        case .administrator: 4
        }
    }

    /// The one who may less first.
    public static func < (one: Self, other: Self) -> Bool { one.rank < other.rank }
}
