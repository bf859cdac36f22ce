import LandkortAnalysis
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
    /// - Complexity: O(addresses of the area).
    public func landmarks(
        of cells: [GridCell], in campaign: Campaign, within area: Territory.Area
    ) async throws -> [GridCell: CellLandmark] {
        guard let size = cells.first?.size else { return [:] }
        var tallies = Dictionary(uniqueKeysWithValues: cells.map { ($0, LandmarkTally()) })
        for part in area.members.flatMap(campaign.parts(of:)) {
            let columns = try await self.part(part, columns: [.easting, .northing, .streets, .street])
            let runs = try gridRuns(easting: columns.easting, northing: columns.northing, size: Int(size.side))
            var (row, postcodes) = (0, PostcodeCursor(columns.postcodes))
            for run in runs {
                defer { row += run.count }
                guard let cell = GridCell(size, north: run.area >> 32, east: run.area & 0xFFFF_FFFF),
                    let place = tallies.index(forKey: cell)
                else { continue }
                for row in row..<row + run.count {
                    let street = size == .tenKilometres ? nil : columns.street.indices[row]
                    tallies.values[place].add(street, postcodes.postcode(of: row), part.key)
                }
            }
            for place in tallies.values.indices {
                tallies.values[place].settle(part.key, columns.street.entries, part.name)
            }
        }
        return tallies.compactMapValues(\.landmark)
    }
}

/// The post code of one row after another.
private struct PostcodeCursor {
    private let runs: [PostcodeRun]
    private var place = 0
    /// The row after those of the run at `place`.
    private var end: Int

    init(_ runs: [PostcodeRun]) {
        self.runs = runs
        end = runs.first?.count ?? 0
    }

    /// - Parameter row: not below the row asked for before.
    mutating func postcode(of row: Int) -> Int {
        while row >= end, place + 1 < runs.count {
            place += 1
            end += runs[place].count
        }
        return place < runs.count ? runs[place].postcode : 0
    }
}

/// Counts streets of a cell part by part, for a street's number is a part's own.
private struct LandmarkTally {
    private struct Key: Hashable {
        var street: Int?
        var postcode: Int
    }

    private var counts: [Key: Int] = [:]
    /// Addresses in a row that are not in `counts` yet: neighbours share a street.
    private var recent: (key: Key, count: Int)?
    private var part: Int?
    private var best = 0
    private(set) var landmark: CellLandmark?

    mutating func add(_ street: Int?, _ postcode: Int, _ part: Int) {
        self.part = part
        let key = Key(street: street, postcode: postcode)
        if recent?.key == key {
            recent?.count += 1
        } else {
            flush()
            recent = (key, 1)
        }
    }

    private mutating func flush() {
        if let recent { counts[recent.key, default: 0] += recent.count }
        recent = nil
    }

    /// Ends a part: the street with most addresses stays when it has more than those of earlier parts.
    mutating func settle(_ part: Int, _ streets: [String], _ municipality: String) {
        guard self.part == part else { return }
        flush()
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
