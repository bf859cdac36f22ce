import LandkortApplication
import LandkortCore

/// Which post codes a partial campaign holds of what a page shows.
struct PartialNotice {
    var sentence: String
    /// The post codes themselves, where the sentence only counts them.
    var list: String?

    /// More post codes than this are counted, and listed behind a link.
    private static let mostInSentence = 15
    private static let mostMunicipalities = 12

    /// Nil for a whole campaign, and where it holds nothing of what is shown.
    ///
    /// - Parameter area: nil for everything the campaign holds.
    /// - Parameter isBrief: counts a long list also of one municipality.
    init?(_ campaign: Campaign?, in area: Territory.Area?, _ words: Words, isBrief: Bool = false) {
        guard let campaign, campaign.isPartial else { return nil }
        let parts = campaign.parts.filter { part in
            area.map { area in part.municipality.map(area.members.contains) ?? false } ?? true
        }
        let codes = Set(parts.flatMap { $0.postcodes.map(\.postcode) }).subtracting([0]).sorted()
        guard !codes.isEmpty else { return nil }
        let all = codes.map(postcodeText).joined(separator: ", ")
        var values = ["campaign": campaign.id.name, "count": words.numbers.count(codes.count), "postcodes": all]
        // A part of the campaign is not the campaign: what is said of an area is said to be of the area.
        let key = area == nil ? "partialSentence" : "partialArea"
        if let area { values["where"] = words(area.kind.whereKey, ["name": area.name]) }
        guard codes.count > Self.mostInSentence, isBrief || area?.kind != .municipality else {
            sentence = words.plural(key, codes.count, values)
            return
        }
        list = all
        if area?.kind == .municipality {
            sentence = words("partialAreaCount", values)
            return
        }
        let names = Set(parts.map(\.name)).danishSorted(by: \.self)
        values["municipalities"] = words.numbers.count(names.count)
        values["names"] = names.joined(separator: ", ")
        let isShort = names.count <= Self.mostMunicipalities
        sentence = words.plural(
            key + (isShort ? "Municipalities" : "Many"), names.count, values)
    }
}

extension Territory.Area.Kind {
    /// The key of the words for being in such an area.
    fileprivate var whereKey: String {
        switch self {
        case .municipality: "partialInMunicipality"
        case .region: "partialInRegion"
        case .partnership: "partialInPartnership"
        }
    }
}
