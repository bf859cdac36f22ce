public import LandkortCore

/// A row of `indsats`: a digital project or solution of a municipality.
public struct Project: DatedRow {
    /// The register it is a row of.
    public static let register: RegisterID = "indsats"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// What it is called.
    public var title: String { text("navn") ?? id }
    /// The municipality's code.
    public var municipality: Feature.ID? { text("kommunekode") }
    /// The department it lies in.
    public var unit: String? { text("enhed") }
    /// What becomes better, and for whom.
    public var purpose: String? { text("formaal") }
    /// The day that the lights are of.
    public var lightsOf: String? { text("lys_dato") }
    /// Why the light of `field`, such as `lys_tid`, is what it is.
    public func reason(of field: String) -> String? { text(field + "_grund") }
}

/// A row of `indsatsforankring`: that a project contributes to a part of a strategy.
public struct Anchoring: RegisterRow {
    /// The register it is a row of.
    public static let register: RegisterID = "indsatsforankring"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// The project's id.
    public var project: Feature.ID? { text("indsats") }
    /// The focus area's id.
    public var area: Feature.ID? { text("fokusomraade") }
    /// The initiative's id.
    public var initiative: Feature.ID? { text("initiativ") }
    /// Whether somebody has only proposed it.
    public var isProposed: Bool { text("bidrag") == "foreslaaet" }
}

/// A row of `gevinst`: what a project is to give, and has given.
public struct Benefit: RegisterRow {
    /// The register it is a row of.
    public static let register: RegisterID = "gevinst"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// What it is called.
    public var title: String { text("navn") ?? id }
    /// The project's id.
    public var project: Feature.ID? { text("indsats") }
    /// What it is counted in.
    public var unit: String? { text("enhed") }
    /// Before the project.
    public var baseline: Double? { number("udgangspunkt") }
    /// What is to be reached.
    public var target: Double? { number("maal") }
    /// What was measured last.
    public var measured: Double? { number("maalt") }
    /// When it was measured.
    public var measuredOn: String? { text("maalt_dato") }
}
