public import LandkortCore
public import LandkortStore
import Synchronization

extension MemoryStore {
    /// O(parts).
    public func campaigns() async throws(StoreProblem) -> [Campaign] {
        state.withLock(\.campaigns).sorted { one, two in
            (two.id.name, one.id.kind.rawValue) < (one.id.name, two.id.kind.rawValue)
        }
    }

    /// O(parts).
    public func part(_ part: Campaign.Part, columns: Set<CampaignColumn>) async throws(StoreProblem) -> CampaignPart {
        guard let found = state.withLock({ $0.parts[part.key] }) else { throw .damaged("part \(part.key)") }
        return found.with(columns)
    }

    /// O(campaigns).
    public func remove(_ campaign: CampaignID) async throws(StoreProblem) -> Bool {
        state.withLock { state in
            let count = state.campaigns.count
            state.campaigns.removeAll { $0.id == campaign }
            guard state.campaigns.count < count else { return false }
            state.change += 1
            return true
        }
    }

    /// O(parts).
    public func save(
        _ draft: CampaignDraft, deciding decide: @Sendable (Campaign?) throws -> CampaignDecision
    ) async throws -> Bool {
        try state.withLock { state in
            let existing = state.campaigns.first { $0.id == draft.id }
            guard case .add(let removing) = try decide(existing) else { return false }
            let kept = existing?.parts.filter { !removing.contains($0.key) } ?? []
            guard Set((kept.map(\.name) + draft.parts.map(\.name))).count == kept.count + draft.parts.count else {
                throw StoreProblem.damaged("one part twice")
            }
            let isFirst = kept.isEmpty
            let new = draft.parts.map { part in state.add(part, of: draft.source) }
            let left = (isFirst ? [] : existing?.sources ?? []).compactMap { state.held($0, in: kept) }
            state.campaigns.removeAll { $0.id == draft.id }
            state.campaigns.append(
                Campaign(
                    id: draft.id, isPartial: draft.isPartial && (isFirst || existing?.isPartial ?? true),
                    isSynthetic: draft.isSynthetic || (!isFirst && existing?.isSynthetic ?? false),
                    imported: draft.source.imported, sources: left + [draft.source],
                    parts: (kept + new).sorted { $0.name < $1.name }))
            state.change += 1
            return true
        }
    }
}

extension MemoryStore.State {
    /// A file with the rows of it that are left, nil when there are none.
    fileprivate func held(_ source: Campaign.Source, in parts: [Campaign.Part]) -> Campaign.Source? {
        var source = source
        source.held = parts.filter { sources[$0.key] == source.digest }.reduce(0) { $0 + $1.count }
        return source.held > 0 ? source : nil
    }

    fileprivate mutating func add(_ part: CampaignDraft.Part, of source: Campaign.Source) -> Campaign.Part {
        let columns = part.columns()
        let key = (parts.keys.max() ?? 0) + 1
        parts[key] = columns
        sources[key] = source.digest
        return Campaign.Part(
            key: key, name: part.name, municipality: part.municipality, count: part.count,
            postcodes: columns.postcodes)
    }
}

extension CampaignPart {
    /// Those columns alone, as one that loads them one by one answers.
    fileprivate func with(_ columns: Set<CampaignColumn>) -> CampaignPart {
        let none = IndexColumn.bytes([])
        return CampaignPart(
            name: name, count: count,
            profiles: columns.isDisjoint(with: [.profiles, .profile]) ? SpeedTable() : profiles,
            profile: columns.contains(.profile) ? profile : none, postcodes: postcodes,
            easting: columns.contains(.easting) ? easting : [],
            northing: columns.contains(.northing) ? northing : [],
            street: TextColumn(
                entries: columns.isDisjoint(with: [.streets, .street]) ? [] : street.entries,
                indices: columns.contains(.street) ? street.indices : none),
            number: TextColumn(
                entries: columns.isDisjoint(with: [.numbers, .number]) ? [] : number.entries,
                indices: columns.contains(.number) ? number.indices : none),
            ids: columns.contains(.ids) ? ids : [])
    }
}
