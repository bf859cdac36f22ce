public import LandkortCore

/// A row of `retningslinje`: a common rule that each municipality takes a stand on.
public struct Guideline: DatedRow {
    /// The register it is a row of.
    public static let register: RegisterID = "retningslinje"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// Its name.
    public var title: String { text("titel") ?? id }
    /// Whether it is another's or nobody's now.
    public var isGivenUp: Bool { text("tilstand") == "udgaaet" }
    /// The day by which municipalities are to have answered; nil is not set.
    public var deadline: String? { text("svarfrist") }
}

/// A row of `implementering`: a municipality's stand on a guideline.
public struct Implementation: RegisterRow {
    /// The register it is a row of.
    public static let register: RegisterID = "implementering"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// The guideline's id.
    public var guideline: Feature.ID? { text("retningslinje") }
    /// The municipality's code.
    public var municipality: Feature.ID? { text("kommunekode") }
    /// The code of how far the municipality is; nil when there is none.
    public var stateCode: String? { text("tilstand") }
    /// Since when; nil when it is not known.
    public var since: String? { text("dato") }
    /// When the municipality thinks it will be further.
    public var expected: String? { text("forventet") }
    /// Where it does something else, else what is in the way.
    public var remark: String? { text("afvigelse") ?? text("hindring") }
    /// The role that answers for the municipality.
    public var contact: Feature.ID? { text("kontakt") }
}

/// A row of `henvendelse`: what a municipality asked for, and got.
public struct Enquiry: RegisterRow {
    /// The register it is a row of.
    public static let register: RegisterID = "henvendelse"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// The municipality's code.
    public var municipality: Feature.ID? { text("kommunekode") }
    /// The year it came; nil when that is not known.
    public var year: Int? { year(orOf: "modtaget") }
    /// The code of how far the answer is; nil when there is none.
    public var stateCode: String? { text("tilstand") }
    /// Hours the project used; nil is not counted.
    public var hours: Double? { number("timer") }
}
