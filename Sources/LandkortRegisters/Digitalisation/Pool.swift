public import LandkortCore

/// A row of `pulje`: an amount in a municipality's budget of one year.
public struct Pool: RegisterRow {
    /// The register it is a row of.
    public static let register: RegisterID = "pulje"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// Its name with its year.
    public var title: String { text("navn") ?? id }
    /// The year of the budget.
    public var year: Int? { feature["aar"].integer }
    /// Whole kroner; nil is not told.
    public var budget: Int? { feature["budget"].integer }
    /// Whole kroner carried over from the year before; nil is not told.
    public var carriedOver: Int? { feature["overfoert"].integer }
}

/// A row of `puljebevilling`: money from a pool to a project.
public struct PoolGrant: RegisterRow {
    /// The register it is a row of.
    public static let register: RegisterID = "puljebevilling"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// The pool's id.
    public var pool: Feature.ID? { text("pulje") }
    /// The project's id.
    public var project: Feature.ID? { text("indsats") }
    /// Whether it is given: what is applied for or refused is no money.
    public var isGiven: Bool { !["ansoegt", "afslaaet"].contains(text("tilstand")) }
    /// Whole kroner; nil is not told.
    public var granted: Int? { feature["bevilget"].integer }
    /// Whole kroner until ``countedOn``; nil is not told.
    public var spent: Int? { feature["forbrugt"].integer }
    /// The day that ``spent`` was counted.
    public var countedOn: String? { text("opgjort") }
}
