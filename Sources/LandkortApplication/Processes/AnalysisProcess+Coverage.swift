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
            Input(
                name: "kortlaegning", title: Bilingual(da: "Kortlægningens navn", en: "The campaign's name"),
                isRequired: true, defaultValue: nil, allowed: []),
            Input(
                name: "art", title: Bilingual(da: "Kortlægningens art", en: "The campaign's kind"), isRequired: true,
                defaultValue: CampaignKind.offeredPrivate.rawValue, allowed: CampaignKind.allCases.map(\.rawValue)),
            Input(
                name: "omraade", title: Bilingual(da: "Fordelt på", en: "Grouped by"), isRequired: true,
                defaultValue: nil, allowed: CoverageGrouping.allCases.map(\.rawValue)),
            Input(
                name: "inden_for",
                title: Bilingual(
                    da: "Kommune, region eller partnerskab", en: "Municipality, region or partnership"),
                isRequired: false, defaultValue: nil, allowed: []),
        ],
        offer: { input, _, workspace, _ in
            input == "kortlaegning" ? Set(try await workspace.campaigns().map(\.id.name)).sorted(by: >) : []
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
