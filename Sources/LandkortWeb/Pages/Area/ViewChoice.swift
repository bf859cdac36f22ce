import Hummingbird
import LandkortApplication
import LandkortCore

/// What a page shows, as its address says it, so that a view can be sent: a campaign, its kind, and a demand of
/// the fixed or the mobile network.
struct ViewChoice: Sendable {
    static let parameters = CampaignChoice.parameters + ["vis", "taerskel"]

    /// Nil where the store has no campaign at all.
    let campaign: Campaign?
    let demand: SpeedDemand
    /// Every campaign of the store, newest first.
    let campaigns: [Campaign]

    /// - Throws: ``RequestProblem/badParameter(_:value:allowed:)``, ``ProcessProblem/unknownCampaign(_:known:)``.
    init(_ request: Request, _ workspace: Workspace) async throws {
        let parameters = request.parameters
        campaigns = try await workspace.campaigns()
        demand = try Self.demand(parameters["taerskel"], of: try Self.network(parameters["vis"]))
        let name = parameters["kortlaegning"]
        let kind = try Self.kind(parameters["art"])
        guard name != nil || !campaigns.isEmpty else {
            campaign = nil
            return
        }
        let usual = campaigns.first { $0.id.kind == .offeredPrivate && (name == nil || $0.id.name == name) }
        let other = campaigns.first { name == nil || $0.id.name == name }
        campaign = try await workspace.campaign(name, kind: kind ?? (usual ?? other)?.id.kind ?? .offeredPrivate)
    }

    init(campaign: Campaign?, demand: SpeedDemand, campaigns: [Campaign]) {
        self.campaign = campaign
        self.demand = demand
        self.campaigns = campaigns
    }

    private static func network(_ text: String?) throws(RequestProblem) -> Network {
        guard let text else { return .fixed }
        guard let network = Network(rawValue: text) else {
            throw .badParameter("vis", value: text, allowed: Network.allCases.map(\.rawValue))
        }
        return network
    }

    private static func demand(_ code: String?, of network: Network) throws(RequestProblem) -> SpeedDemand {
        guard let code else { return .usual(of: network) }
        guard let demand = SpeedDemand(code: code, of: network) else {
            throw .badParameter("taerskel", value: code, allowed: SpeedDemand.all(of: network).map(\.code))
        }
        return demand
    }

    private static func kind(_ text: String?) throws(RequestProblem) -> CampaignKind? {
        guard let text else { return nil }
        guard let kind = CampaignKind(rawValue: text) else {
            throw .badParameter("art", value: text, allowed: CampaignKind.allCases.map(\.rawValue))
        }
        return kind
    }

    /// The same view of another campaign or demand.
    func with(_ campaign: Campaign? = nil, demand: SpeedDemand? = nil) -> ViewChoice {
        ViewChoice(campaign: campaign ?? self.campaign, demand: demand ?? self.demand, campaigns: campaigns)
    }

    /// For pages that show the fixed network alone.
    var ofFixedNetwork: ViewChoice { demand.network == .fixed ? self : with(demand: .usual) }

    /// Campaigns of the kind at hand, newest first.
    var ofKind: [Campaign] { campaigns.filter { $0.id.kind == campaign?.id.kind } }
}

extension ViewChoice {
    /// What names the campaign in an address.
    var campaignQuery: [(String, String)] {
        guard let campaign else { return [] }
        let kind = campaign.id.kind
        return [("kortlaegning", campaign.id.name)] + (kind == .offeredPrivate ? [] : [("art", kind.rawValue)])
    }

    /// `path` with the whole view, for links to pages.
    func page(_ path: String) -> String {
        let network = demand.network == .fixed ? [] : [("vis", demand.network.rawValue)]
        let speed = demand == .usual(of: demand.network) ? [] : [("taerskel", demand.code)]
        return Self.url(path, campaignQuery + network + speed)
    }

    /// `path` with the campaign alone and more parameters, for links to data.
    func data(_ path: String, _ more: [(String, String)] = []) -> String { Self.url(path, campaignQuery + more) }

    func municipality(_ code: String) -> String { page("/collections/kommune/items/\(code)") }

    func area(_ area: Territory.Area) -> String { page(Self.item(area)) }

    /// The path of an area's item.
    static func item(_ area: Territory.Area) -> String {
        "/collections/\(area.kind.collection)/items/\(area.code.percentEncoded)"
    }

    func address(_ id: AddressID) -> String { page("/collections/adresse/items/\(id.text)") }

    private static func url(_ path: String, _ query: [(String, String)]) -> String {
        let pairs = query.map { "\($0)=\($1.percentEncoded)" }
        return pairs.isEmpty ? path : path + "?" + pairs.joined(separator: "&")
    }
}
