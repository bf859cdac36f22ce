import LandkortCore

extension AnalysisProcess {
    /// `sammenligning`: what became of each municipality from one campaign to another, at one demand.
    static let comparison = AnalysisProcess(
        id: "sammenligning",
        title: Bilingual(da: "Sammenligning af to kortlægninger", en: "Two mappings compared"),
        question: Bilingual(
            da: "Hvor mange adresser i hver kommune har fået eller mistet en hastighed siden en tidligere kortlægning?",
            en: "How many addresses of each municipality gained or lost a speed since an earlier mapping?"),
        inputs: [
            .campaign,
            Input(
                name: "siden", title: Bilingual(da: "Sammenlignet med", en: "Compared with"),
                help: Bilingual(
                    da: "Uden det: kortlægningen af samme art før den.",
                    en: "Without it: the mapping of the same kind before it."),
                isRequired: false, defaultValue: nil, allowed: []),
            .kind,
            Input(
                name: "vis", title: Bilingual(da: "Net", en: "Network"), isRequired: true,
                defaultValue: Network.fixed.rawValue, allowed: Network.allCases.map(\.rawValue),
                labels: [
                    Network.fixed.rawValue: Bilingual(da: "fast net", en: "fixed network"),
                    Network.mobile.rawValue: Bilingual(da: "mobilnet", en: "mobile network"),
                ]),
            Input(
                name: "taerskel", title: Bilingual(da: "Krav, ned og op", en: "Demand, down and up"),
                help: Bilingual(
                    da: "Uden det: 100/30 af det faste net, 100/5 af mobilnettet.",
                    en: "Without it: 100/30 of the fixed network, 100/5 of the mobile one."),
                isRequired: false, defaultValue: nil, allowed: []),
            .within,
        ],
        method: Bilingual(
            da: "Adresserne i de to kortlægninger findes på deres id og sammenlignes én for én. Hvor den ene er "
                + "delvis, regnes der kun på de postnumre, som begge rummer.",
            en: "The addresses of the two mappings are found by their id and compared one by one. Where one of them "
                + "is partial, only post codes that both hold are counted."),
        limits: Bilingual(
            da: "En ændring kan være en ny indberetning og behøver ikke være nyt net. Er svaret ukendt i den ene "
                + "kortlægning, tæller adressen hverken som fået eller mistet. Skifter en adresse id, tæller den som "
                + "nedlagt og ny.",
            en: "A change may be a new report and need not be new network. Where the answer is unknown in one "
                + "mapping, the address counts neither as gained nor as lost. An address whose id changes counts as "
                + "gone and as new."),
        columns: MunicipalityChange.titles,
        offer: { input, given, workspace, _ in
            switch input {
            case Input.campaign.name, "siden": return try await workspace.campaignChoices()
            case Input.within.name: return try await workspace.areaChoices()
            case "taerskel":
                let network = given["vis"].flatMap(Network.init) ?? .fixed
                let usual = SpeedDemand.usual(of: network)
                return ([usual] + SpeedDemand.all(of: network).filter { $0 != usual }).map { demand in
                    .init(demand.code, Bilingual(da: demand.title, en: demand.title))
                }
            default: return []
            }
        },
        show: { rows, inputs, workspace in
            let asked = try await ComparedCampaigns(inputs, workspace)
            let area = try await workspace.territory().area(inputs["inden_for"] ?? "")
            return ComparisonFinding(rows, asked).showing(within: area)
        }
    ) { inputs, workspace, _ in
        let asked = try await ComparedCampaigns(inputs, workspace)
        let changes = try await workspace.changes(
            within: inputs["inden_for"], from: asked.before, to: asked.now, at: asked.demand)
        return .rows(changes.map { $0.row(at: asked.demand) })
    }
}

/// What `sammenligning` is asked to compare.
struct ComparedCampaigns {
    let now: Campaign
    let before: Campaign
    let demand: SpeedDemand

    /// - Throws: ``ProcessProblem``.
    init(_ inputs: [String: String], _ workspace: Workspace) async throws {
        let kind = inputs["art"].flatMap(CampaignKind.init) ?? .offeredPrivate
        now = try await workspace.campaign(inputs["kortlaegning"], kind: kind)
        before = try await Self.before(now, inputs["siden"], workspace)
        demand = try Self.demand(inputs["taerskel"], of: inputs["vis"].flatMap(Network.init) ?? .fixed)
    }

    private static func before(_ now: Campaign, _ name: String?, _ workspace: Workspace) async throws -> Campaign {
        let all = try await workspace.campaigns()
        guard let name else {
            guard let previous = now.previous(among: all) else { throw ProcessProblem.noEarlierCampaign(now.id) }
            return previous
        }
        guard name != now.id.name else {
            let others = all.filter { $0.id.kind == now.id.kind && $0.id != now.id }.map(\.id.name)
            throw ProcessProblem.badInput("siden", value: name, allowed: others)
        }
        return try await workspace.campaign(name, kind: now.id.kind)
    }

    private static func demand(_ code: String?, of network: Network) throws(ProcessProblem) -> SpeedDemand {
        guard let code else { return .usual(of: network) }
        guard let demand = SpeedDemand(code: code, of: network) else {
            throw .badInput("taerskel", value: code, allowed: SpeedDemand.all(of: network).map(\.code))
        }
        return demand
    }
}
