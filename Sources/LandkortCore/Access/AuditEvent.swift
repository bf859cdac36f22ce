/// One line of the audit log.
public struct AuditEvent: Sendable, Hashable {
    /// What happened.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case signIn = "log-ind"
        case signOut = "log-ud"
        case refusal = "afvist"
        case export = "udtraek"
        case change = "aendring"
        case review = "gennemsyn"
        case administration = "administration"

        /// As a person is told it.
        public var title: Bilingual {
            switch self {
            case .signIn: Bilingual(da: "Log ind", en: "Sign-in")
            case .signOut: Bilingual(da: "Log ud", en: "Sign-out")
            case .refusal: Bilingual(da: "Afvist", en: "Refused")
            case .export: Bilingual(da: "Udtræk", en: "Export")
            case .change: Bilingual(da: "Ændring", en: "Change")
            case .review: Bilingual(da: "Gennemsyn", en: "Review")
            case .administration: Bilingual(da: "Administration", en: "Administration")
            }
        }
    }

    /// From 1, without gaps.
    public var number: Int
    /// UTC, ISO 8601 with milliseconds.
    public var time: String
    /// An account, a token or a user of the machine; empty where nobody said who.
    public var who: String
    /// What happened.
    public var kind: Kind
    /// What it was about, such as `mast/objekt-id`.
    public var subject: String
    /// The rest, in words; never a password, a token or a record's values.
    public var detail: String

    /// An event as given; the log numbers it.
    public init(number: Int = 0, time: String, who: String, kind: Kind, subject: String = "", detail: String = "") {
        self.number = number
        self.time = time
        self.who = who
        self.kind = kind
        self.subject = subject
        self.detail = detail
    }
}
