public import LandkortCore

extension AnalysisProcess.Input {
    /// A value that can be given, and what people read for it.
    public struct Choice: Sendable {
        /// As callers write it.
        public var value: String
        /// Nil reads the value itself.
        public var label: Bilingual?

        init(_ value: String, _ label: Bilingual? = nil) { (self.value, self.label) = (value, label) }
    }

    /// What people read for the values of ``allowed`` that do not speak for themselves.
    var labelled: [Choice] { allowed.map { Choice($0, labels[$0]) } }

    /// Which year's campaign is counted.
    static let campaign = Self(
        name: "kortlaegning", title: Bilingual(da: "Kortlægningens navn", en: "The mapping's name"),
        isRequired: true, defaultValue: nil, allowed: [])

    /// Which of its files.
    static let kind = Self(
        name: "art", title: Bilingual(da: "Kortlægningens art", en: "The mapping's kind"), isRequired: true,
        defaultValue: CampaignKind.offeredPrivate.rawValue, allowed: CampaignKind.allCases.map(\.rawValue),
        labels: Dictionary(uniqueKeysWithValues: CampaignKind.allCases.map { ($0.rawValue, $0.title) }))

    /// Whose addresses are counted.
    static let within = Self(
        name: "inden_for",
        title: Bilingual(da: "Kommune, region eller partnerskab", en: "Municipality, region or partnership"),
        isRequired: false, defaultValue: nil, allowed: [])
}

extension Workspace {
    /// Names of campaigns, newest first, for an input that names one.
    func campaignChoices() async throws -> [AnalysisProcess.Input.Choice] {
        Set(try await campaigns().map(\.id.name)).sorted(by: >).map { .init($0) }
    }

    /// Partnerships and regions, then the municipalities by name, for ``AnalysisProcess/Input/within``.
    func areaChoices() async throws -> [AnalysisProcess.Input.Choice] {
        let territory = try await territory()
        let municipalities = territory.allMunicipalities.danishSorted(by: \.name)
        return (territory.allPartnerships + territory.allRegions + municipalities).map { area in
            .init(area.code, Bilingual(da: area.name, en: area.name))
        }
    }
}
