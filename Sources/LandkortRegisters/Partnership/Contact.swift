public import LandkortCore

/// A row of `kontakt`: a role that can be asked.
public struct Contact: DatedRow {
    /// The register it is a row of.
    public static let register: RegisterID = "kontakt"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// Role and place, such as `IT-chef, Thisted Kommune`.
    public var title: String { text("betegnelse") ?? id }
    /// The code of the role.
    public var role: String? { text("rolle") }
    /// The municipality's code; nil for a role in the partnership itself.
    public var municipality: Feature.ID? { text("kommunekode") }
    /// The role's mailbox.
    public var mailbox: String? { text("funktionspostkasse") }
    /// Nil also for whoever may not see it.
    public var telephone: String? { text("telefon") }
    /// What it can be asked about.
    public var topics: [String] { texts("emner") }
    /// The day by which somebody is to have confirmed it.
    public var confirmBy: String? { text("udloeber") }

    /// Whether the role is held on `day`.
    public func isHeld(on day: String) -> Bool { (validFrom ?? "0000") <= day && (validUntil ?? "9999") >= day }
}
