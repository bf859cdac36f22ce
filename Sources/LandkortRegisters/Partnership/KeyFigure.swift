public import LandkortCore

/// A row of `noegletal`: one figure as a source tells it.
public struct KeyFigure: DatedRow {
    /// The register it is a row of.
    public static let register: RegisterID = "noegletal"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// What it is a figure of.
    public var title: String { text("titel") ?? id }
    /// In the source's own words.
    public var expression: String? { text("udtryk") }
    /// The number; nil where the source has words only.
    public var value: Double? { number("vaerdi") }
    /// Whether ``value`` is in percent.
    public var isPercent: Bool { text("enhed") == "procent" }
    /// Whether the source says the number itself, not about it.
    public var isExact: Bool { ["praecis", "afrundet"].contains(text("noejagtighed")) }
    /// Nil for several years or an unknown one.
    public var year: Int? { year(orOf: "gyldig_fra") }
    /// Whether a source told it, and it is not computed here.
    public var isReported: Bool { text("opgoerelse") == "indberettet" }
    /// How it is computed, or what is missing to do that.
    public var method: String? { text("metode") }
}
