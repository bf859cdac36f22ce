public import LandkortCore
import LandkortRegisters

/// What became of a municipality's addresses from one campaign to another, at one demand.
public struct MunicipalityChange: Sendable, Equatable {
    /// Four digits.
    public var code: String
    /// The register's name.
    public var name: String
    /// Figures of both, on the ground that both cover; nil where they share none.
    public var comparison: Comparison?
    /// Address by address; nil where they share no ground.
    public var addresses: AddressChanges?
}

extension Workspace {
    /// Compares the municipalities of an area that either campaign has addresses in, in order of code.
    ///
    /// - Parameter code: a municipality, region or partnership; nil is all that either campaign covers.
    /// - Complexity: O(addresses) of both campaigns, some 20 ms for 100,000.
    /// - Throws: ``ProcessProblem/unknownArea(_:)``.
    public func changes(
        within code: String?, from previous: Campaign, to campaign: Campaign, at demand: SpeedDemand
    ) async throws -> [MunicipalityChange] {
        let territory = try await territory()
        let (now, before) = (try await counts(in: campaign, within: code), try await counts(in: previous, within: code))
        var changes: [MunicipalityChange] = []
        for municipality in Set(now.keys).union(before.keys).sorted() {
            let name = territory.municipalities.names[municipality] ?? municipality
            var change = MunicipalityChange(code: municipality, name: name)
            if let after = now[municipality], let former = before[municipality] {
                change.comparison = try await comparison(
                    of: municipality, after, former, in: campaign, since: previous)
            }
            if change.comparison != nil {
                change.addresses = try await self.changes(
                    in: municipality, from: previous, to: campaign, at: demand)
            }
            changes.append(change)
        }
        return changes
    }
}
