public import LandkortCore

/// What people know a cell of the grid by: where most of its addresses are.
public struct CellLandmark: Sendable, Equatable {
    /// Nil for cells of 10 km, which no street stands for.
    public var street: String?
    /// 0 is unknown.
    public var postcode: Int
    /// As the campaign's file writes it.
    public var municipality: String
}

extension Workspace {
    /// A landmark for each of some cells of one size that lie in `area`.
    ///
    /// - Complexity: O(addresses of the area), a hash look-up each.
    public func landmarks(
        of cells: [GridCell], in campaign: Campaign, within area: Territory.Area
    ) async throws -> [GridCell: CellLandmark] {
        guard let size = cells.first?.size else { return [:] }
        let isLarge = size == .tenKilometres
        var tallies = Dictionary(uniqueKeysWithValues: cells.map { ($0, LandmarkTally()) })
        for code in area.members {
            for part in campaign.parts(of: code) {
                let columns = try await self.part(part, columns: [.easting, .northing, .streets, .street])
                var row = 0
                for run in columns.postcodes {
                    for place in row..<row + run.count {
                        guard let cell = columns.cell(of: place, size: size), tallies[cell] != nil else { continue }
                        tallies[cell]?.add(isLarge ? nil : columns.street.indices[place], run.postcode, part.key)
                    }
                    row += run.count
                }
                for cell in cells { tallies[cell]?.settle(part.key, columns.street.entries, part.name) }
            }
        }
        return tallies.compactMapValues(\.landmark)
    }
}

extension CampaignPart {
    fileprivate func cell(of row: Int, size: CellSize) -> GridCell? {
        guard easting[row] != Self.noPosition, northing[row] != Self.noPosition else { return nil }
        return GridCell(
            containing: Position(x: Double(easting[row]) / 100, y: Double(northing[row]) / 100), size: size)
    }
}

/// Counts streets of a cell part by part, for a street's number is a part's own.
private struct LandmarkTally {
    private struct Key: Hashable {
        var street: Int?
        var postcode: Int
    }

    private var counts: [Key: Int] = [:]
    private var part: Int?
    private var best = 0
    private(set) var landmark: CellLandmark?

    mutating func add(_ street: Int?, _ postcode: Int, _ part: Int) {
        self.part = part
        counts[Key(street: street, postcode: postcode), default: 0] += 1
    }

    /// Ends a part: the street with most addresses stays when it has more than those of earlier parts.
    mutating func settle(_ part: Int, _ streets: [String], _ municipality: String) {
        guard self.part == part else { return }
        let first = counts.max { a, b in
            (a.value, b.key.postcode, b.key.street ?? 0) < (b.value, a.key.postcode, a.key.street ?? 0)
        }
        if let first, first.value > best {
            best = first.value
            landmark = CellLandmark(
                street: first.key.street.map { streets[$0] }, postcode: first.key.postcode, municipality: municipality)
        }
        counts = [:]
        self.part = nil
    }
}
