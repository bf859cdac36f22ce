public import LandkortCore

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
    /// The item of the agenda that it was taken under.
    public var item: Feature.ID? { text("dagsordenspunkt") }
    /// Why it was decided.
    public var reason: String? { text("begrundelse") }
    /// The day it was taken; nil when it is not known.
    public var date: String? { text("dato") }
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
    /// The role that is to do it.
    public var responsible: Feature.ID? { text("ansvarlig") }
    /// The municipality that is to do it; nil is the partnership.
    public var municipality: Feature.ID? { text("kommunekode") }
    /// The meeting it was agreed at.
    public var meeting: Feature.ID? { text("moede") }
    /// The decision it follows from.
    public var decision: Feature.ID? { text("beslutning") }
    /// What it takes.
    public var explanation: String? { text("beskrivelse") }
    /// Whether it is neither done nor given up.
    public var isOpen: Bool { ["aaben", "i_gang", "venter"].contains(text("tilstand")) }
}
