import LandkortCore
import LandkortStore
import Synchronization

/// Columns of campaign parts that were loaded once; a part never changes under its key.
final class ColumnCache: Sendable {
    private let parts = Mutex<[Int: Entry]>([:])

    private struct Entry {
        var part: CampaignPart
        var columns: Set<CampaignColumn>
        /// The same columns, quick to compare.
        var bits: UInt16
    }

    func part(
        _ part: Campaign.Part, _ wanted: Set<CampaignColumn>, from store: any Store
    ) async throws(StoreProblem) -> CampaignPart {
        let bits = wanted.bits
        let kept = parts.withLock { $0[part.key] }
        if let kept, kept.bits & bits == bits { return kept.part }
        let missing = wanted.subtracting(kept?.columns ?? [])
        var loaded = try await store.part(part, columns: missing)
        if let kept { loaded.take(kept.columns, from: kept.part) }
        let columns = missing.union(kept?.columns ?? [])
        let entry = Entry(part: loaded, columns: columns, bits: columns.bits)
        parts.withLock { $0[part.key] = entry }
        return loaded
    }

    /// Forgets parts that are no longer in the store.
    func keepOnly(_ keys: Set<Int>) {
        parts.withLock { parts in parts = parts.filter { keys.contains($0.key) } }
    }
}

extension Set<CampaignColumn> {
    /// One bit a column.
    fileprivate var bits: UInt16 { reduce(0) { $0 | $1.bit } }
}

extension CampaignColumn {
    fileprivate var bit: UInt16 {
        switch self {
        case .profiles: 1
        case .profile: 2
        case .postcodes: 4
        case .easting: 8
        case .northing: 16
        case .streets: 32
        case .street: 64
        case .numbers: 128
        case .number: 256
        case .ids: 512
        }
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
            case .streets, .street: street = street.fuller(than: other.street)
            case .numbers, .number: number = number.fuller(than: other.number)
            case .ids: ids = other.ids
            }
        }
    }
}

extension TextColumn {
    /// This column, or the other one where that has rows, or at least a dictionary, which this one lacks.
    fileprivate func fuller(than other: TextColumn) -> TextColumn {
        (count, entries.count) < (other.count, other.entries.count) ? other : self
    }
}
