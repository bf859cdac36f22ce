import LandkortCore

/// What each profile of a table counts for: one bit a figure, in the order of ``CoverageFigure/names``.
///
/// - Complexity: O(profiles × thresholds × technologies), branchless loops over columns.
func coverageMasks(_ table: SpeedTable) -> [UInt32] {
    var masks = verdicts(table)
    addTechnologies(table, to: &masks)
    return masks
}

/// Four profiles' speeds at one technology.
private struct FourSpeeds {
    var download: SIMD4<Int32>
    var upload: SIMD4<Int32>

    /// Covered, and open for lack of a known upload: all ones or zeros.
    @inline(__always)
    func answers(_ threshold: Threshold) -> (covered: SIMD4<Int32>, open: SIMD4<Int32>) {
        let leastUp = threshold.upload > 0 ? threshold.upload : Int32.min
        let enough = ones(download .>= threshold.download)
        return (enough & ones(upload .>= leastUp), enough & ones(upload .<= 0))
    }

    @inline(__always)
    private func ones(_ mask: SIMDMask<SIMD4<Int32>>) -> SIMD4<Int32> {
        SIMD4(repeating: 0).replacing(with: -1, where: mask)
    }
}

/// Every threshold's three bits: covered, not covered, else unknown, where a sufficient download lacks only a known
/// upload.
private func verdicts(_ table: SpeedTable) -> [UInt32] {
    let thresholds = Threshold.all
    let columns = Technology.allCases.map { table.columns(of: $0) }
    var masks = [UInt32](repeating: 0, count: table.count)
    var speeds = columns.map { _ in FourSpeeds(download: SIMD4(repeating: 0), upload: SIMD4(repeating: 0)) }
    for start in stride(from: 0, to: table.count, by: 4) {
        let count = min(4, table.count - start)
        var bits = SIMD4<Int32>(repeating: 0)
        for place in columns.indices {
            speeds[place] = FourSpeeds(
                download: four(columns[place].download, start), upload: four(columns[place].upload, start))
        }
        for (place, threshold) in thresholds.enumerated() {
            var (covered, open) = (SIMD4<Int32>(repeating: 0), SIMD4<Int32>(repeating: 0))
            for speed in speeds {
                let answers = speed.answers(threshold)
                covered |= answers.covered
                open |= answers.open
            }
            let one = (covered & 1) | (~(covered | open) & 2) | (open & ~covered & 4)
            bits |= one &<< Int32(place * 3)
        }
        for i in 0..<count { masks[start + i] = UInt32(bitPattern: bits[i]) }
    }
    return masks
}

/// Four values from `start` on, zeros behind the last.
@inline(__always)
private func four(_ column: [Int32], _ start: Int) -> SIMD4<Int32> {
    guard start + 4 <= column.count else {
        var rest = SIMD4<Int32>(repeating: 0)
        for i in 0..<column.count - start { rest[i] = column[start + i] }
        return rest
    }
    return SIMD4(column[start], column[start + 1], column[start + 2], column[start + 3])
}

private func addTechnologies(_ table: SpeedTable, to masks: inout [UInt32]) {
    for (place, technology) in CoverageFigure.technologies.enumerated() {
        let downloads = table.columns(of: technology).download
        let down = downloads.span
        let bit = UInt32(1) << UInt32(CoverageFigure.firstTechnology + place)
        for i in masks.indices {
            masks[i] |= down[i] > 0 ? bit : 0
        }
    }
    let all = UInt32((1 << CoverageFigure.technologies.count) - 1)
    let copper = UInt32(1) << UInt32(CoverageFigure.technologies.firstIndex(of: .xdsl) ?? 0)
    for i in masks.indices {
        let offered = masks[i] >> UInt32(CoverageFigure.firstTechnology) & all
        masks[i] |= offered == copper ? UInt32(1) << UInt32(CoverageFigure.copperOnly) : 0
        masks[i] |= offered == 0 ? UInt32(1) << UInt32(CoverageFigure.nothingFixed) : 0
    }
}
