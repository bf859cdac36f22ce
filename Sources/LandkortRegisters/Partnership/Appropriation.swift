public import LandkortCore

/// A row of `bevilling`: money and hours that a partnership's leaders have given, or are asked for.
public struct Appropriation: DatedRow {
    /// The register it is a row of.
    public static let register: RegisterID = "bevilling"
    /// The whole row.
    public let feature: Feature
    /// Takes a row of the register.
    public init(_ feature: Feature) { self.feature = feature }

    /// Whether it is given.
    public enum State: String, Sendable {
        case proposed = "foreslaaet"
        case granted = "bevilget"
        case refused = "afslaaet"
        case expired = "udloebet"
    }

    /// What it consists of.
    public enum Kind: String, Sendable {
        case hours = "timer"
        case cash = "kontant"
        case both = "blandet"
    }

    /// Its name with its period.
    public var title: String { text("titel") ?? id }
    /// Nil for a code that Swift does not know.
    public var state: State? { code("tilstand") }
    /// Whether the leaders have said yes, whatever came since.
    public var isGranted: Bool { state == .granted || state == .expired }
    /// Whether it has money.
    public var hasMoney: Bool { kind != .hours }
    /// Whether it has hours of staff.
    public var hasHours: Bool { kind != .cash }
    /// Who gives it.
    public var givenBy: String? { text("bevilget_af") }
    /// What it is to be used for.
    public var purpose: String? { text("formaal") }
    /// Whole kroner; nil is not told.
    public var amount: Int? { feature["beloeb"].integer }
    /// Whole kroner; nil is not counted.
    public var spent: Int? { feature["brugt"].integer }
    /// Hours of staff, for each partner and year; nil is not told.
    public var hours: Double? { number("timer_part_aar") }
    /// The appropriation it is given within.
    public var parent: Feature.ID? { text("del_af") }
    /// The appropriation it adds a period to.
    public var extends: Feature.ID? { text("forlaenger") }
    private var kind: Kind? { code("art") }
    /// What the leaders are asked to decide.
    public var recommendation: String? { text("indstilling") }
}
