public import LandkortCore

/// A row of `moede`.
public struct Meeting: RegisterRow {
    /// The register it is a row of.
    public static let register: RegisterID = "moede"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// What became of it.
    public enum State: String, Sendable {
        case planned = "planlagt"
        case held = "afholdt"
        case moved = "flyttet"
        case cancelled = "aflyst"
        /// Held again and again; the row stands for them all.
        case recurring = "loebende"
    }

    /// What the calendar calls it.
    public var title: String { text("titel") ?? id }
    /// Nil for a code that Swift does not know.
    public var state: State? { code("tilstand") }
    /// Why it was moved or cancelled.
    public var reason: String? { text("aarsag") }
    /// Nil when it is not known.
    public var year: Int? { year(orOf: "dato") }
    /// `2026-11-20`.
    public var date: String? { text("dato") }
    /// When the day is not known, in words.
    public var time: String? { text("tidspunkt") }
    /// Whom the partnership met.
    public var counterpart: String? { text("modpart") }
    /// Why it is held.
    public var purpose: String? { text("formaal") }
    /// What it led to.
    public var result: String? { text("resultat") }
    /// Partnerships that take part in somebody else's meeting.
    public var guests: [Feature.ID] { texts("deltagende") }
}

/// A row of `beslutning`: what a meeting decided.
public struct Decision: RegisterRow {
    /// The register it is a row of.
    public static let register: RegisterID = "beslutning"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// The decision in few words.
    public var title: String { text("titel") ?? id }
    /// The meeting's id.
    public var meeting: Feature.ID? { text("moede") }
    /// As the minutes have it.
    public var wording: String? { text("tekst") }
}

/// A row of `opgave`: something somebody is to do.
public struct Assignment: RegisterRow {
    /// The register it is a row of.
    public static let register: RegisterID = "opgave"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// What is to be done.
    public var title: String { text("titel") ?? id }
    /// The year it is to be done by; nil has no time limit.
    public var year: Int? { year(orOf: "frist") }
    /// `2026-11-20`.
    public var deadline: String? { text("frist") }
    /// Whether it is neither done nor given up.
    public var isOpen: Bool { ["aaben", "i_gang", "venter"].contains(text("tilstand")) }
}
