public import LandkortCore

/// A row of `workshop`.
public struct Workshop: RegisterRow {
    /// The register it is a row of.
    public static let register: RegisterID = "workshop"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// What became of it.
    public enum State: String, Sendable {
        case wanted = "oensket"
        case planned = "planlagt"
        case held = "afholdt"
        case moved = "flyttet"
        case cancelled = "aflyst"
    }

    /// Its name.
    public var title: String { text("titel") ?? id }
    /// Nil for a code that Swift does not know.
    public var state: State? { code("tilstand") }
    /// Whether it is still to come.
    public var isAhead: Bool { state == .wanted || state == .planned }
    /// Why it was cancelled, moved or not held.
    public var reason: String? { text("aarsag") }
    /// The workshop that came instead.
    public var replacement: Feature.ID? { text("flyttet_til") }
    /// The meeting that looked back on it.
    public var meeting: Feature.ID? { text("moede") }
    /// What it is about.
    public var theme: String? { text("tema") }
    /// Nil when it is not known.
    public var year: Int? { year(orOf: "dato") }
    /// `2026-11-20`.
    public var date: String? { text("dato") }
    /// When the day is not known, in words.
    public var time: String? { text("tidspunkt") }
    /// From each municipality, at least.
    public var fewest: Int? { feature["deltagere_min"].integer }
    /// From each municipality, at most.
    public var most: Int? { feature["deltagere_max"].integer }
    /// Whole kroner; nil is not known.
    public var cost: Int? { feature["udgift"].integer }
    /// What came of it.
    public var benefit: String? { text("udbytte") }
}
