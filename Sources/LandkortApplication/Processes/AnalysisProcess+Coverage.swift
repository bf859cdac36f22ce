import LandkortAnalysis
import LandkortCore

extension AnalysisProcess {
    /// `daekningsgrad`: how many addresses are covered, an area a row.
    static let coverage = AnalysisProcess(
        id: "daekningsgrad",
        title: Bilingual(da: "Dækningsgrad", en: "Coverage shares"),
        question: Bilingual(
            da: "Hvor mange adresser i hvert område kan få internet med hver hastighed og teknologi?",
            en: "How many addresses of each area can get internet of each speed and technology?"),
        inputs: [
            .campaign, .kind,
            Input(
                name: "omraade", title: Bilingual(da: "Fordelt på", en: "Grouped by"), isRequired: true,
                defaultValue: nil, allowed: CoverageGrouping.allCases.map(\.rawValue),
                labels: Dictionary(uniqueKeysWithValues: CoverageGrouping.allCases.map { ($0.rawValue, $0.plural) })),
            .within,
        ],
        method: Bilingual(
            da: "Hver adresse tælles én gang i sit område. Den er dækket, når én enkelt teknologi når både download og "
                + "upload; mobil tæller for sig.",
            en: "Every address is counted once in its area. It is covered when one single technology reaches both "
                + "download and upload; mobile is counted by itself."),
        limits: Bilingual(
            da: "Tallene er det, udbyderne har indberettet til kortlægningen, ikke målte hastigheder. En ukendt upload "
                + "tæller hverken som dækket eller udækket. En delvis kortlægning siger intet om de adresser, den ikke "
                + "rummer.",
            en: "The figures are what providers reported to the mapping, not measured speeds. An unknown upload "
                + "counts neither as covered nor as not. A partial mapping says nothing of the addresses it leaves "
                + "out."),
        columns: [
            "omraade": Bilingual(da: "Kode", en: "Code"), "navn": Bilingual(da: "Navn", en: "Name"),
            "mobil": Bilingual(da: "Mobil", en: "Mobile"),
        ],
        offer: { input, _, workspace, _ in
            switch input {
            case Input.campaign.name: try await workspace.campaignChoices()
            case Input.within.name: try await workspace.areaChoices()
            default: []
            }
        },
        show: { rows, inputs, workspace in
            let kind = inputs["art"].flatMap(CampaignKind.init) ?? .offeredPrivate
            let campaign = try await workspace.campaign(inputs["kortlaegning"], kind: kind)
            let area = try await workspace.territory().area(inputs["inden_for"] ?? "")
            let grouping = inputs["omraade"].flatMap(CoverageGrouping.init) ?? .municipality
            return CoverageFinding(rows, of: grouping, at: .usual).showing(campaign, within: area)
        }
    ) { inputs, workspace, _ in
        let kind = inputs["art"].flatMap(CampaignKind.init) ?? .offeredPrivate
        let campaign = try await workspace.campaign(inputs["kortlaegning"] ?? "", kind: kind)
        let grouping = inputs["omraade"].flatMap(CoverageGrouping.init) ?? .municipality
        let answer = try await workspace.coverage(of: campaign, by: grouping, within: inputs["inden_for"])
        return .rows(answer.map(OutputRow.init))
    }
}

extension OutputRow {
    fileprivate init(_ area: AreaCoverage) {
        let coverage = area.counts.coverage
        values.reserveCapacity(4 + CoverageFigure.names.count)
        values.append((name: "omraade", value: area.code.map(Value.text) ?? .null))
        values.append((name: "navn", value: area.name.map(Value.text) ?? .null))
        values.append((name: "adresser", value: .count(coverage.addresses)))
        for (place, name) in CoverageFigure.names.enumerated() {
            values.append((name: name, value: .count(coverage.figure(at: place))))
        }
        values.append((name: "mobil", value: .counts(coverage.mobile.map { ($0.class.code, $0.count) })))
    }
}
