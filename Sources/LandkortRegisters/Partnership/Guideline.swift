public import LandkortCore

/// A row of `retningslinje`: a common rule that each municipality takes a stand on.
public struct Guideline: DatedRow {
    public static let register: RegisterID = "retningslinje"
    public let feature: Feature
    public init(_ feature: Feature) { self.feature = feature }

    /// Its name.
    public var title: String { text("titel") ?? id }
}

/// A row of `implementering`: a municipality's stand on a guideline.
public struct Implementation: RegisterRow {
    public static let register: RegisterID = "implementering"
    public let feature: Feature
    public init(_ feature: Feature) { self.feature = feature }

    /// The guideline's id.
    public var guideline: Feature.ID? { text("retningslinje") }
    /// The code of how far the municipality is; nil when there is none.
    public var stateCode: String? { text("tilstand") }
}

/// A row of `henvendelse`: what a municipality asked for, and got.
public struct Enquiry: RegisterRow {
    public static let register: RegisterID = "henvendelse"
    public let feature: Feature
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
