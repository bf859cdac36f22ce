import LandkortCore
import LandkortStore
import Synchronization

/// Columns of campaign parts that were loaded once; a part never changes under its key.
final class ColumnCache: Sendable {
    private let parts = Mutex<[Int: Entry]>([:])

    private struct Entry {
        var part: CampaignPart
        var columns: Set<CampaignColumn>
    }

    func part(
        _ part: Campaign.Part, _ wanted: Set<CampaignColumn>, from store: any Store
    ) async throws(StoreProblem) -> CampaignPart {
        let kept = parts.withLock { $0[part.key] }
        let missing = wanted.subtracting(kept?.columns ?? [])
        guard kept == nil || !missing.isEmpty else { return kept!.part }
        var loaded = try await store.part(part, columns: missing)
        if let kept { loaded.take(kept.columns, from: kept.part) }
        let entry = Entry(part: loaded, columns: missing.union(kept?.columns ?? []))
        parts.withLock { $0[part.key] = entry }
        return loaded
    }

    /// Forgets parts that are no longer in the store.
    func keepOnly(_ keys: Set<Int>) {
        parts.withLock { parts in parts = parts.filter { keys.contains($0.key) } }
    }
}

extension CampaignPart {
    /// Takes over columns that another copy of the same part has.
    fileprivate mutating func take(_ columns: Set<CampaignColumn>, from other: CampaignPart) {
        for column in columns {
            switch column {
            case .profiles: profiles = other.profiles
            case .profile: profile = other.profile
            case .postcodes: break
            case .easting: easting = other.easting
            case .northing: northing = other.northing
            case .streets, .street: if !other.street.entries.isEmpty { street = other.street }
            case .numbers, .number: if !other.number.entries.isEmpty { number = other.number }
            case .ids: ids = other.ids
            }
        }
    }
}
