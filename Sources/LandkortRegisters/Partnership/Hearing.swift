public import LandkortCore

/// A row of `hoering`: written, or with a speech.
public struct Hearing: RegisterRow {
    /// The register it is a row of.
    public static let register: RegisterID = "hoering"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// How far the partnership is.
    public enum State: String, Sendable {
        case coming = "kommende"
        case open = "aaben"
        case answered = "besvaret"
        case unanswered = "ikke_besvaret"
    }

    /// What it is about.
    public var title: String { text("titel") ?? id }
    /// Nil for a code that Swift does not know.
    public var state: State? { code("tilstand") }
    /// Who holds it.
    public var authority: String? { text("myndighed") }
    /// Where one speaks.
    public var place: String? { text("sted") }
    /// What the partnership cares for.
    public var topic: String? { text("emne") }
    /// The last day of answering, or the day of the speech.
    public var date: String? { text("svarfrist") }
    /// Nil when it is not known.
    public var year: Int? { year(orOf: "svarfrist") }
}

/// A row of `hoeringssvar`: an answer, or a speech.
public struct HearingAnswer: RegisterRow {
    /// The register it is a row of.
    public static let register: RegisterID = "hoeringssvar"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// Its heading.
    public var title: String { text("titel") ?? id }
    /// The hearing's id.
    public var hearing: Feature.ID? { text("hoering") }
    /// The main points.
    public var summary: String? { text("resume") }
    /// The day it was sent or said.
    public var date: String? { text("dato") }
}

/// A row of `interessevaretagelse`: a wish, from when it was raised to what came of it.
public struct Wish: RegisterRow {
    /// The register it is a row of.
    public static let register: RegisterID = "interessevaretagelse"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// What is wished for.
    public var title: String { text("oenske") ?? id }
    /// Nil when it is not known.
    public var year: Int? { year(orOf: "dato") }
    /// Whom it is put to.
    public var counterpart: String? { text("modpart") }
    /// Whether anybody outside has been told.
    public var isRaised: Bool { text("rejst_ved") != "ikke_rejst" }
    /// What was met and what was not, in words.
    public var outcome: String? { text("udfald_tekst") }
    /// Why it matters.
    public var reason: String? { text("begrundelse") }
    /// The code of what came of it.
    public var outcomeCode: String? { text("udfald") }
    /// The meeting it was raised at.
    public var meeting: Feature.ID? { text("moede") }
    /// The hearing it was raised at.
    public var hearing: Feature.ID? { text("hoering") }
    /// The day it was raised; nil when it is not known.
    public var date: String? { text("dato") }
}
