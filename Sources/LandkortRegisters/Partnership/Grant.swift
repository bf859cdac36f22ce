public import LandkortCore

/// A row of `tilsagn`: one grant, or several that the source has added up. Its fields are summed, its rows never
/// counted.
public struct Grant: RegisterRow {
    /// The register it is a row of.
    public static let register: RegisterID = "tilsagn"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// The code of the part of the fund that gives to single addresses.
    public static let singleAddresses = "saerlig"

    /// The code of the part of the fund.
    public var scheme: String? { text("ordning") }
    /// The year that was applied in.
    public var year: Int? { year(orOf: "tilsagn_dato") }
    /// Nil is not told.
    public var projects: Int? { feature["antal_projekter"].integer }
    /// Nil is not told.
    public var addresses: Int? { feature["antal_adresser"].integer }
    /// Whole kroner.
    public var amount: Int? { feature["beloeb"].integer }
}

/// A row of `tilskudsansoegning`.
public struct GrantApplication: RegisterRow {
    /// The register it is a row of.
    public static let register: RegisterID = "tilskudsansoegning"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// The code of the part of the fund.
    public var scheme: String? { text("ordning") }
    /// The year that is applied in.
    public var year: Int? { year(orOf: "indsendt") }
    /// Nil is not told.
    public var addresses: Int? { feature["antal_adresser"].integer }
    /// The code of the fund's answer; nil before there is one.
    public var answer: String? { text("svar") }
}
