public import LandkortCore

/// A row of `partnerskab`.
public struct Partnership: DatedRow {
    /// The register it is a row of.
    public static let register: RegisterID = "partnerskab"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// What it calls itself; its code where it has no name.
    public var name: String { text("navn") ?? id }
    /// What the members want to reach.
    public var purpose: String? { text("formaal") }
    /// The code of the region it began in.
    public var region: Feature.ID? { text("regionskode") }
    /// Whether the region itself takes part; nil is unknown.
    public var regionTakesPart: Bool? {
        if case .boolean(let flag) = feature["region_deltager"] { flag } else { nil }
    }
    /// Who meets, and who leads.
    public var organisation: String? { text("organisering") }
    /// How the work is paid for.
    public var funding: String? { text("finansiering") }
    /// The principles it follows.
    public var principles: [String] { texts("tilgang") }
}

/// A row of `medlemskab`: a municipality's relation to a partnership.
public struct Participation: DatedRow {
    /// The register it is a row of.
    public static let register: RegisterID = "medlemskab"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// Whether the municipality takes part.
    public enum Status: String, Sendable, CaseIterable {
        case invited = "inviteret"
        case member = "deltager"
        case unclear = "ikke_afklaret"
        case left = "udtraadt"
    }

    /// Nil for a code that Swift does not know.
    public var status: Status? { code("status") }
    /// The municipality's code.
    public var municipality: Feature.ID? { text("kommunekode") }
}
