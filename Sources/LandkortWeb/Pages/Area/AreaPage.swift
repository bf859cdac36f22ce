import LandkortApplication
import LandkortCore

/// What the parts of an area's page are made of.
struct AreaPage {
    let profile: AreaProfile
    let choice: ViewChoice
    let words: Words
    let places: PlaceNames
    /// Around the addresses of each municipality, EPSG:25832.
    let extents: [String: Envelope]
    let path: String
    let query: String?

    var area: Territory.Area { profile.area }
    var campaign: Campaign { profile.campaign }
    var demand: SpeedDemand { choice.demand }
    var numbers: Numbers { words.numbers }
    var isMunicipality: Bool { area.kind == .municipality }

    /// West, south, east and north of a municipality's addresses, for the map.
    func bounds(of code: String) -> String? { extents[code]?.bounds }

    /// Placeholders that most sentences take.
    var values: [String: String] {
        [
            "threshold": demand.named(words), "campaign": campaign.id.name, "name": area.name,
            "previous": profile.previous?.id.name ?? "", "genitive": words.genitive(area.name),
            "municipalities": numbers.count(area.members.count), "covered": numbers.count(profile.covered.count),
        ]
    }

    func text(_ key: String, _ more: [String: String] = [:]) -> String {
        words(key, values.merging(more) { $1 })
    }

    func text(_ key: String, counts: [String: Int]) -> String { text(key, counts.mapValues(numbers.count)) }

    /// In the singular where `count` is one.
    func plural(_ key: String, _ count: Int, _ more: [String: Int]) -> String {
        words.plural(key, count, values.merging(more.mapValues(numbers.count)) { $1 })
    }

    /// What every page of an area has.
    func page(_ figures: CoverageSum) -> [String: Any] {
        var page: [String: Any] = [
            "hasCampaign": true, "sentence": sentence(figures), "hasDownloads": true, "downloads": downloads,
            "sources": sources(of: [campaign] + (profile.previous.map { [$0] } ?? [])),
        ]
        let unknown = demand.unknown.map { figures[$0] } ?? 0
        if unknown > 0 { page["unknownSentence"] = plural("unknownSentence", unknown, ["unknown": unknown]) }
        if let note = comparisonNote { page["comparisonNote"] = note }
        if profile.comparison != nil { page["comparison"] = ["url": comparisonUrl, "label": words("comparisonLink")] }
        return page
    }
}

extension AreaPage {
    private func sentence(_ figures: CoverageSum) -> String {
        let postcodes = campaign.isPartial ? campaign.postcodes(of: area.code).subtracting([0]).sorted() : []
        var key =
            switch area.kind {
            case .municipality: !postcodes.isEmpty ? "municipalitySentencePartial" : "municipalitySentence"
            case .partnership: isFull ? "partnershipSentence" : "partnershipSentencePart"
            case .region: isFull ? "regionSentence" : "regionSentencePart"
            }
        if isMunicipality, figures.meeting(demand) == figures.addresses {
            key = !postcodes.isEmpty ? "municipalitySentenceAllPartial" : "municipalitySentenceAll"
            if figures.addresses == 1 { key += "One" }
        }
        return text(
            key,
            [
                "missing": numbers.count(figures[demand.missing]), "total": numbers.count(figures.addresses),
                "among": among(postcodes),
            ])
    }

    /// »2 af Guldborgsunds postnumre«, or the only one by its number.
    private func among(_ postcodes: [Int]) -> String {
        let only = postcodes.first.map(postcodeText) ?? ""
        let values = values.merging(["postcodes": numbers.count(postcodes.count), "postcode": only]) { $1 }
        return words.plural("postcodesAmong", postcodes.count, values)
    }

    /// Whether the campaign has addresses in every municipality of the area.
    private var isFull: Bool { profile.covered.count == area.members.count }

    /// The municipalities of the area by name.
    var memberLinks: [[String: String]] {
        profile.members.danishSorted(by: \.name)
            .map { ["name": $0.name, "url": choice.municipality($0.code)] }
    }

    var notCoveredSentence: String {
        switch area.kind {
        case .municipality: text("notCoveredMunicipality")
        case .region, .partnership: text("notCoveredArea")
        }
    }

    /// The analysis that the changes are from, of this area at this demand.
    private var comparisonUrl: String {
        let asked = [("inden_for", area.code), ("vis", demand.network.rawValue), ("taerskel", demand.code)]
        return choice.data("/processes/sammenligning", [("f", "html")] + asked + [("koer", "1")])
    }

    /// Says so where a change is counted on less ground than the figures beside it.
    private var comparisonNote: String? {
        guard let comparison = profile.comparison, !comparison.isWhole else { return nil }
        return plural("comparisonNote", comparison.now.addresses, ["total": comparison.now.addresses])
    }
}
