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
    /// The circle that meets.
    public var forum: String? { text("forum") }
    /// Danish time, `09:00:00`.
    public var begins: String? { text("begynder") }
    /// Danish time, `11:00:00`.
    public var ends: String? { text("slutter") }
    /// Room and town, or online.
    public var place: String? { text("sted") }
    /// The address of the minutes.
    public var minutes: String? { text("referat") }
    /// Partnerships that take part in somebody else's meeting.
    public var guests: [Feature.ID] { texts("deltagende") }
}

/// A row of `dagsordenspunkt`: an item of a meeting's agenda.
public struct AgendaItem: RegisterRow {
    /// The register it is a row of.
    public static let register: RegisterID = "dagsordenspunkt"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// What it is about.
    public var title: String { text("titel") ?? id }
    /// The meeting's id.
    public var meeting: Feature.ID? { text("moede") }
    /// Its place on the agenda, from 1.
    public var number: Int { feature["nummer"].integer ?? 0 }
    /// What those who meet are to know.
    public var presentation: String? { text("sagsfremstilling") }
    /// What is proposed.
    public var recommendation: String? { text("indstilling") }
    /// The time that is set aside.
    public var minutes: Int? { feature["minutter"].integer }
    /// The role that presents it.
    public var presenter: Feature.ID? { text("ansvarlig") }
    /// Addresses of its annexes.
    public var annexes: [String] { texts("bilag") }
}
