import LandkortApplication
import LandkortCore

extension AreaPage {
    /// The files behind the figures, how they are counted, and who belongs to the area.
    func sources(of campaigns: [Campaign]) -> [[String: Any]] {
        var sources: [[String: Any]] = campaigns.flatMap { SourceList.files(of: $0, words) }
        sources.append(["text": words(demand.network == .fixed ? "sourceMethod" : "sourceMethodMobile")])
        switch area.kind {
        case .municipality: break
        case .region: sources.append(["text": words("sourceRegion"), "href": "/collections/regionsmedlemskab"])
        case .partnership: sources.append(["text": words("sourceMembership"), "href": "/collections/medlemskab"])
        }
        return sources
    }

    var downloads: [[String: Any]] {
        let within = ("inden_for", area.code)
        let table = isMunicipality ? "postnummer" : "kommune"
        let label = words(isMunicipality ? "downloadPostcodes" : "downloadMunicipalities")
        let figures = [("omraade", table), within]
        let cells = "/collections/daekning-1km/items"
        let data = [("f", "json"), ("limit", "10000"), within]
        return [
            ["label": label, "format": "CSV", "url": choice.data("/daekningsgrad", figures + [("f", "csv")])],
            ["label": label, "format": "JSON", "url": choice.data("/daekningsgrad", figures + [("f", "json")])],
            ["label": words("downloadCells"), "format": "GeoJSON", "url": choice.data(cells, data)],
            [
                "label": words("downloadAddresses"), "format": "GeoJSON",
                "url": choice.data("/collections/adresse/items", data),
            ],
        ]
    }
}

/// Sources as `part-sources` lists them.
enum SourceList {
    /// A line for each file of a campaign.
    static func files(of campaign: Campaign, _ words: Words) -> [[String: Any]] {
        campaign.sources.map { source in
            [
                "text": words.plural(
                    "sourceCampaign", source.rows,
                    [
                        "campaign": campaign.id.name, "kind": words(campaign.id.kind.textKey),
                        "file": source.fileName, "date": words.date(source.imported),
                        "rows": words.numbers.count(source.rows),
                    ])
            ]
        }
    }
}
