public import LandkortCore
import Synchronization

extension Workspace {
    /// The grid cells of a campaign, or of the part of it in one area; kept, for the map asks for them tile by tile.
    ///
    /// - Throws: ``ProcessProblem/unknownArea(_:)``.
    public func cells(
        of campaign: Campaign, size: CellSize, within code: String? = nil
    ) async throws -> CoverageCells {
        let territory = try await territory()
        let parts = try code.map { try campaign.parts(within: $0, territory) } ?? campaign.parts
        let key = CellCache.Key(parts: parts.map(\.key), size: size)
        if let kept = cellCache[key] { return kept }
        let grouping: CoverageGrouping =
            switch size {
            case .tenKilometres: .tenKilometres
            case .kilometre: .kilometre
            case .hundredMetres: .hundredMetres
            }
        let cells = CoverageCells(try await coverage(of: campaign, by: grouping, within: code), size: size)
        cellCache[key] = cells
        return cells
    }
}

/// The cells asked for last.
final class CellCache: Sendable {
    struct Key: Hashable {
        /// Of the area's municipalities as they are now.
        var parts: [Int]
        var size: CellSize
    }

    static let capacity = 24
    private let entries = Mutex<[(key: Key, cells: CoverageCells)]>([])

    subscript(key: Key) -> CoverageCells? {
        get {
            entries.withLock { entries in
                guard let place = entries.firstIndex(where: { $0.key == key }) else { return nil }
                let entry = entries.remove(at: place)
                entries.append(entry)
                return entry.cells
            }
        }
        set {
            guard let newValue else { return }
            entries.withLock { entries in
                entries.removeAll { $0.key == key }
                entries.append((key, newValue))
                if entries.count > Self.capacity { entries.removeFirst() }
            }
        }
    }
}
