public import LandkortCore
import LandkortRegisters

extension Workspace {
    /// Figures of an area and its municipalities in `campaign`, beside the campaign before it.
    ///
    /// - Complexity: O(addresses of the area) for each campaign of the kind, some milliseconds once columns are open.
    public func profile(of area: Territory.Area, in campaign: Campaign) async throws -> AreaProfile {
        let kind = try await campaigns().filter { $0.id.kind == campaign.id.kind }
        let previous = campaign.previous(among: kind)
        let names = try await territory().municipalities.names
        var counts: [CampaignID: [String: CoverageCounts]] = [:]
        for other in kind { counts[other.id] = try await self.counts(in: other, within: area.code) }
        let now = counts[campaign.id] ?? [:]
        let before = previous.flatMap { counts[$0.id] } ?? [:]
        var members: [AreaProfile.Member] = []
        for code in area.members.sorted() {
            var member = AreaProfile.Member(code: code, name: names[code] ?? code, counts: now[code])
            if let previous, let after = now[code], let former = before[code] {
                member.comparison = try await comparison(of: code, after, former, in: campaign, since: previous)
            }
            members.append(member)
        }
        let compared = members.compactMap(\.comparison)
        let history = Self.history(of: area, in: campaign, among: kind, counts)
        let used = Set([campaign.id] + (compared.isEmpty ? [] : [previous?.id]) + history.map(\.campaign))
        return AreaProfile(
            area: area, campaign: campaign, previous: previous, members: members,
            comparison: Comparison.sum(compared, isWhole: compared.count == now.count), history: history,
            synthetic: kind.filter { $0.isSynthetic && used.contains($0.id) }.map(\.id))
    }

    /// Figures of each municipality that the campaign has addresses in, by its code.
    ///
    /// - Parameter code: the area to keep to; nil is all of the campaign.
    func counts(in campaign: Campaign, within code: String?) async throws -> [String: CoverageCounts] {
        let rows = try await coverage(of: campaign, by: .municipality, within: code)
        return Dictionary(uniqueKeysWithValues: rows.compactMap { row in row.code.map { ($0, row.counts) } })
    }

    /// Nil where the two campaigns share no ground.
    func comparison(
        of code: String, _ now: CoverageCounts, _ before: CoverageCounts, in campaign: Campaign,
        since previous: Campaign
    ) async throws -> Comparison? {
        guard let shared = campaign.sharedPostcodes(with: previous, in: code) else {
            return Comparison(now: CoverageSum([now]), before: CoverageSum([before]), isWhole: true)
        }
        guard !shared.isEmpty else { return nil }
        return Comparison(
            now: try await figures(of: campaign, in: code, only: shared),
            before: try await figures(of: previous, in: code, only: shared), isWhole: false)
    }

    private func figures(
        of campaign: Campaign, in code: String, only postcodes: Set<Int>
    ) async throws -> CoverageSum {
        let rows = try await coverage(of: campaign, by: .postcode, within: code)
        return CoverageSum(rows.filter { postcodes.contains($0.code.flatMap(Int.init) ?? 0) }.map(\.counts))
    }

    private static func history(
        of area: Territory.Area, in campaign: Campaign, among kind: [Campaign],
        _ counts: [CampaignID: [String: CoverageCounts]]
    ) -> [(campaign: CampaignID, figures: CoverageSum)] {
        let alike = kind.filter { other in
            area.members.allSatisfy { campaign.sharedPostcodes(with: other, in: $0) == nil }
        }
        return alike.sorted { $0.id.name < $1.id.name }.compactMap { other in
            guard let found = counts[other.id], !found.isEmpty else { return nil }
            return (other.id, CoverageSum(found.values))
        }
    }
}
