public import LandkortCore

/// A row of `kontrakt`: an agreement of a municipality with a vendor.
public struct Contract: RegisterRow {
    /// The register it is a row of.
    public static let register: RegisterID = "kontrakt"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// What it is called.
    public var title: String { text("navn") ?? id }
    /// The municipality's code.
    public var municipality: Feature.ID? { text("kommunekode") }
    /// The vendor's id.
    public var vendor: Feature.ID? { text("leverandoer") }
    /// The systems it is about.
    public var systems: [Feature.ID] { texts("it_systemer") }
    /// Its first day; nil is not known.
    public var begins: String? { text("begynder") }
    /// Its last day; nil where it runs until notice is given.
    public var expires: String? { text("udloeber") }
    /// The first day that notice can be given.
    public var bound: String? { text("uopsigelig_til") }
    /// The day that notice was given.
    public var noticeGiven: String? { text("opsagt") }
    /// From notice to the end; nil is not known.
    public var noticeMonths: Int? { feature["opsigelsesvarsel"].integer }
}

/// A row of `kontraktudgift`: what a contract costs in a year.
public struct ContractCost: RegisterRow {
    /// The register it is a row of.
    public static let register: RegisterID = "kontraktudgift"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// The contract's id.
    public var contract: Feature.ID? { text("kontrakt") }
    /// The year.
    public var year: Int? { feature["aar"].integer }
    /// Whole kroner without VAT.
    public var amount: Int? { feature["beloeb"].integer }
    /// Whether it is paid, and not only expected.
    public var isPaid: Bool { text("art") == "regnskab" }
}
