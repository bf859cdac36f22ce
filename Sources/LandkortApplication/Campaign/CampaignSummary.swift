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

    init(_ draft: CampaignDraft, outcome: Outcome) {
        campaign = draft.id
        file = draft.source.fileName
        rows = draft.source.rows
        municipalities = draft.parts.map { ($0.part.name, $0.municipality, $0.part.count) }
        var classes: [MobileClass: Int] = [:]
        (withoutPosition, outsideDenmark, withoutPostcode) = (0, 0, 0)
        for (part, _) in draft.parts {
            for (mobile, count) in Self.classes(of: part) { classes[mobile, default: 0] += count }
            withoutPostcode += part.postcodes.first { $0.postcode == 0 }?.count ?? 0
            for (east, north) in zip(part.easting, part.northing) {
                if east == CampaignPart.noPosition || north == CampaignPart.noPosition {
                    withoutPosition += 1
                } else if !(40_000_000...100_000_000).contains(east) || !(600_000_000...645_000_000).contains(north) {
                    outsideDenmark += 1
                }
            }
        }
        mobileClasses = classes.sorted { $0.key > $1.key }.map { ($0.key, $0.value) }
        self.outcome = outcome
    }

    private static func classes(of part: CampaignPart) -> [MobileClass: Int] {
        var occurrences = Array(repeating: 0, count: part.profiles.count)
        switch part.profile {
        case .bytes(let column): for id in column { occurrences[Int(id)] += 1 }
        case .shorts(let column): for id in column { occurrences[Int(id)] += 1 }
        case .words(let column): for id in column { occurrences[Int(id)] += 1 }
        }
        return occurrences.enumerated().reduce(into: [:]) { classes, entry in
            var mobile = part.profiles[entry.offset].mobile
            if mobile.download == 0 { mobile.upload = 0 }
            classes[mobile, default: 0] += entry.element
        }
    }
}
