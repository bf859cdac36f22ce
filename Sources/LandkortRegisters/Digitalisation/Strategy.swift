public import LandkortCore

/// A row of `strategi`.
public struct Strategy: RegisterRow {
    /// The register it is a row of.
    public static let register: RegisterID = "strategi"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// Its name with its years.
    public var title: String { text("navn") ?? id }
    /// The municipality whose own it is; nil for a common one.
    public var municipality: Feature.ID? { text("kommunekode") }
    /// Its first year.
    public var firstYear: Int? { feature["aar_fra"].integer }
}

/// A row of `fokusomraade`: a part of a strategy, whatever that calls its parts.
public struct FocusArea: RegisterRow {
    /// The register it is a row of.
    public static let register: RegisterID = "fokusomraade"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// Its name.
    public var title: String { text("navn") ?? id }
    /// The strategy's id.
    public var strategy: Feature.ID? { text("strategi") }
    /// Its place in the strategy, from 1.
    public var number: Int { feature["nummer"].integer ?? 0 }
}

/// A row of `politisk_sag`: a case before a political committee or a council.
public struct PoliticalCase: RegisterRow {
    /// The register it is a row of.
    public static let register: RegisterID = "politisk_sag"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// The heading on the agenda.
    public var title: String { text("titel") ?? id }
    /// The case number in the municipality's own system.
    public var number: String? { text("sagsnummer") }
    /// Who treats it.
    public var committee: String? { text("udvalg") }
    /// The day it was or will be treated.
    public var date: String? { text("dato") }
    /// What it costs or saves.
    public var economy: String? { text("oekonomiske_konsekvenser") }
    /// What is proposed.
    public var recommendation: String? { text("indstilling") }
    /// What was decided.
    public var decision: String? { text("beslutning") }
    /// The projects it is about.
    public var projects: [Feature.ID] { texts("indsatser") }
}
