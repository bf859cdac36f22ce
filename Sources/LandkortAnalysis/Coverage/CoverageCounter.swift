import LandkortCore

/// Counts one part: how often each profile occurs in an area, then what those profiles stand for.
struct CoverageCounter {
    private let part: CoveragePart
    private let masks: [UInt32]
    /// The place of each profile's mobile class.
    private let mobile: [Int32]
    private let width: Int
    private let classes: [MobileClass]
    /// Occurrences of each profile in the area at hand, in four lanes: neighbours often have the same profile,
    /// and adding to one number again and again would wait for itself.
    private var lanes: [UInt32]

    init(_ part: CoveragePart) {
        self.part = part
        let found = MobileClasses(part.profiles)
        classes = found.classes
        masks = coverageMasks(part.profiles)
        mobile = found.places
        width = 1 + CoverageFigure.count + classes.count
        lanes = [UInt32](repeating: 0, count: masks.count * 4)
    }

    mutating func table() -> CoverageTable {
        switch part.profile {
        case .bytes(let column): table(column)
        case .shorts(let column): table(column)
        case .words(let column): table(column)
        }
    }

    private mutating func table<Index: UnsignedInteger & FixedWidthInteger>(_ column: [Index]) -> CoverageTable {
        var rows: [Int: Int] = [:]
        var counts: [Int32] = []
        var start = 0
        for run in part.areas {
            let row = rows[run.area] ?? rows.count
            if row == rows.count {
                rows[run.area] = row
                counts.append(contentsOf: repeatElement(0, count: width))
            }
            let end = start + run.count
            if run.count * 4 > masks.count {
                addMany(column.span.extracting(start..<end), to: &counts, at: row * width)
            } else {
                addFew(column.span.extracting(start..<end), to: &counts, at: row * width)
            }
            start = end
        }
        var table = CoverageTable(mobileClasses: classes)
        for (area, row) in rows.sorted(by: { $0.key < $1.key }) {
            table.append(area: area, counts: counts[row * width..<(row + 1) * width])
        }
        return table
    }

    /// An area with few rows beside the profiles: each row adds its own bits.
    private func addFew<Index: UnsignedInteger>(_ ids: Span<Index>, to counts: inout [Int32], at row: Int) {
        counts[row] += Int32(ids.count)
        for i in 0..<ids.count {
            let profile = Int(ids[i])
            var bits = masks[profile]
            while bits != 0 {
                counts[row + 1 + bits.trailingZeroBitCount] += 1
                bits &= bits - 1
            }
            counts[row + 1 + CoverageFigure.count + Int(mobile[profile])] += 1
        }
    }

    /// An area with many rows: a histogram of profiles, then one pass over the profiles a figure.
    private mutating func addMany<Index: UnsignedInteger>(
        _ ids: Span<Index>, to counts: inout [Int32], at row: Int
    ) {
        let occurrences = occurrences(ids)
        counts[row] += Int32(ids.count)
        for figure in 0..<CoverageFigure.count {
            var sum: UInt32 = 0
            for i in masks.indices { sum &+= occurrences[i] & (0 &- (masks[i] >> UInt32(figure) & 1)) }
            counts[row + 1 + figure] += Int32(bitPattern: sum)
        }
        for i in masks.indices {
            counts[row + 1 + CoverageFigure.count + Int(mobile[i])] += Int32(bitPattern: occurrences[i])
        }
    }

    private mutating func occurrences<Index: UnsignedInteger>(_ ids: Span<Index>) -> [UInt32] {
        for i in lanes.indices { lanes[i] = 0 }
        let whole = ids.count & ~3
        var i = 0
        while i < whole {
            lanes[Int(ids[i]) &* 4] &+= 1
            lanes[Int(ids[i &+ 1]) &* 4 &+ 1] &+= 1
            lanes[Int(ids[i &+ 2]) &* 4 &+ 2] &+= 1
            lanes[Int(ids[i &+ 3]) &* 4 &+ 3] &+= 1
            i &+= 4
        }
        for i in whole..<ids.count { lanes[Int(ids[i]) &* 4] &+= 1 }
        return masks.indices.map { lanes[$0 * 4] &+ lanes[$0 * 4 + 1] &+ lanes[$0 * 4 + 2] &+ lanes[$0 * 4 + 3] }
    }
}
