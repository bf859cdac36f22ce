public import LandkortCore

/// What an import found and did.
public struct CampaignSummary: Sendable {
    /// The campaign that the file belongs to.
    public var campaign: CampaignID
    /// As ``Campaign/Source/fileName``.
    public var file: String
    /// Addresses in the file.
    public var rows: Int
    /// By name as the file writes it; a name that does not resolve has no code.
    public var municipalities: [(name: String, code: String?, rows: Int)]
    /// Mobile classes seen, with their addresses, fastest first.
    public var mobileClasses: [(class: MobileClass, rows: Int)]
    /// Addresses that lack a coordinate.
    public var withoutPosition: Int
    /// Addresses placed outside eastings 400–1,000 km, northings 6,000–6,450 km; kept as they are.
    public var outsideDenmark: Int
    /// Addresses without post code.
    public var withoutPostcode: Int
    /// Whether the file's last line has no line end, as when the file was cut.
    public var endsOpen: Bool
    /// Whether anything was written, and if not, why.
    public var outcome: Outcome

    /// How an import that succeeded ended.
    public enum Outcome: Sendable {
        case stored
        /// The file is in the campaign already.
        case unchanged
        /// A trial run: nothing was written.
        case tried
    }

    /// Names that no municipality in the register has.
    public var unresolved: [String] { municipalities.filter { $0.code == nil }.map(\.name) }

    /// Classes of the national file since 2026, kbit/s.
    public static let knownClasses: Set<MobileClass> = Set(
        [(20, 1), (30, 2), (50, 3), (100, 5), (200, 10), (600, 30), (1000, 50)].map {
            MobileClass(download: $0 * 1000, upload: $1 * 1000)
        })

    /// Whether a class is none that the national file uses. The layout before 2026 gives no upload: a class is then
    /// known by its download.
    public static func isNew(_ mobile: MobileClass) -> Bool {
        guard mobile.download > 0 else { return false }
        guard mobile.upload > 0 else { return !knownClasses.contains { $0.download == mobile.download } }
        return !knownClasses.contains(mobile)
    }

    init(_ draft: CampaignDraft, _ facts: PartFacts, endsOpen: Bool, outcome: Outcome) {
        self.endsOpen = endsOpen
        campaign = draft.id
        file = draft.source.fileName
        rows = draft.source.rows
        municipalities = draft.parts.map { ($0.name, $0.municipality, $0.count) }
        mobileClasses = facts.classes.sorted { $0.key > $1.key }.map { ($0.key, $0.value) }
        withoutPosition = facts.withoutPosition
        outsideDenmark = facts.outsideDenmark
        withoutPostcode = facts.withoutPostcode
        self.outcome = outcome
    }
}
