import LandkortCore

/// What a summary tells of a part's addresses.
struct PartFacts: Sendable {
    var classes: [MobileClass: Int] = [:]
    var withoutPosition = 0
    /// Placed outside eastings 400–1,000 km, northings 6,000–6,450 km.
    var outsideDenmark = 0
    var withoutPostcode = 0

    init() {}

    /// O(rows).
    init(_ part: CampaignPart) {
        classes = Self.classes(of: part)
        withoutPostcode = part.postcodes.first { $0.postcode == 0 }?.count ?? 0
        for (east, north) in zip(part.easting, part.northing) {
            if east == CampaignPart.noPosition || north == CampaignPart.noPosition {
                withoutPosition += 1
            } else if !(40_000_000...100_000_000).contains(east) || !(600_000_000...645_000_000).contains(north) {
                outsideDenmark += 1
            }
        }
    }

    mutating func add(_ other: PartFacts) {
        classes.merge(other.classes, uniquingKeysWith: +)
        withoutPosition += other.withoutPosition
        outsideDenmark += other.outsideDenmark
        withoutPostcode += other.withoutPostcode
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
