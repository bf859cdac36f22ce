public import LandkortCore
import LandkortRegisters
public import LandkortStore
import Synchronization

/// A store with what is worth keeping in memory beside it: columns that were loaded, and who belongs where.
public final class Workspace: Sendable {
    let store: any Store
    /// How many threads an analysis may use.
    public let threads: Int
    /// Today as `2026-11-20`.
    public let today: @Sendable () -> String
    private let columns = ColumnCache()
    let cellCache = CellCache()
    private let snapshot = Mutex<Snapshot?>(nil)

    /// - Parameters:
    ///   - threads: how many an analysis may use, ≥ 1.
    ///   - today: the day as `2026-11-20`, asked at every call, for memberships begin and end while a server runs.
    public init(store: any Store, threads: Int, today: @escaping @Sendable () -> String) {
        self.store = store
        self.threads = threads
        self.today = today
    }

    /// What was read at one state of the store.
    private struct Snapshot {
        var change: Int
        var day: String
        var campaigns: [Campaign]
        var territory: Territory
    }

    /// Every campaign, newest name first.
    public func campaigns() async throws(StoreProblem) -> [Campaign] { try await current().campaigns }

    /// Municipalities, regions and partnerships as they are today.
    public func territory() async throws(StoreProblem) -> Territory { try await current().territory }

    /// The campaign of a name, for nil the one that is usual: the newest that is no small part of what is known.
    ///
    /// - Throws: ``ProcessProblem/unknownCampaign(_:known:)``.
    public func campaign(_ name: String?, kind: CampaignKind = .offeredPrivate) async throws -> Campaign {
        let all = try await campaigns()
        let ofKind = all.filter { $0.id.kind == kind }
        guard let found = name == nil ? Campaign.usual(among: ofKind) : ofKind.first(where: { $0.id.name == name })
        else {
            throw ProcessProblem.unknownCampaign(
                CampaignID(name: name ?? "", kind: kind), known: all.map(\.id))
        }
        return found
    }

    /// Removes a campaign and all that was read of it.
    ///
    /// - Throws: ``ProcessProblem/unknownCampaign(_:known:)``.
    public func removeCampaign(_ id: CampaignID) async throws {
        guard try await store.remove(id) else {
            throw ProcessProblem.unknownCampaign(id, known: try await campaigns().map(\.id))
        }
    }

    /// The columns of a part; loaded once, then kept.
    public func part(
        _ part: Campaign.Part, columns wanted: Set<CampaignColumn>
    ) async throws(StoreProblem) -> CampaignPart {
        try await columns.part(part, wanted, from: store)
    }

    private func current() async throws(StoreProblem) -> Snapshot {
        let (change, day) = (try await store.change(), today())
        if let kept = snapshot.withLock({ $0 }), kept.change == change, kept.day == day { return kept }
        let territory = try await Territory(store, on: day)
        var campaigns = try await store.campaigns()
        for campaign in campaigns.indices {
            for part in campaigns[campaign].parts.indices where campaigns[campaign].parts[part].municipality == nil {
                campaigns[campaign].parts[part].municipality =
                    territory.municipalities.code(of: campaigns[campaign].parts[part].name)
            }
        }
        columns.keepOnly(Set(campaigns.flatMap { $0.parts.map(\.key) }))
        let fresh = Snapshot(change: change, day: day, campaigns: campaigns, territory: territory)
        snapshot.withLock { $0 = fresh }
        return fresh
    }
}
