import LandkortCore

/// What each profile of a table counts for: one bit a figure, in the order of ``CoverageFigure/names``.
///
/// - Complexity: O(profiles × thresholds × technologies), branchless loops over columns.
func coverageMasks(_ table: SpeedTable) -> [UInt32] {
    var masks = [UInt32](repeating: 0, count: table.count)
    for (place, threshold) in Threshold.all.enumerated() {
        addVerdicts(of: threshold, table, shift: UInt32(place * 3), to: &masks)
    }
    addTechnologies(table, to: &masks)
    return masks
}

/// Covered, else unknown where a sufficient download lacks only a known upload, else not covered.
private func addVerdicts(of threshold: Threshold, _ table: SpeedTable, shift: UInt32, to masks: inout [UInt32]) {
    var covered = [UInt32](repeating: 0, count: table.count)
    var open = covered
    for technology in Technology.allCases {
        let (downloads, uploads) = table.columns(of: technology)
        let (down, up) = (downloads.span, uploads.span)
        let leastUp = threshold.upload > 0 ? threshold.upload : Int32.min
        for i in 0..<table.count {
            let enough: UInt32 = down[i] >= threshold.download ? 1 : 0
            let fits: UInt32 = up[i] >= leastUp ? 1 : 0
            let blank: UInt32 = up[i] <= 0 ? 1 : 0
            covered[i] |= enough & fits
            open[i] |= enough & blank
        }
    }
    for i in masks.indices {
        let unknown = open[i] & ~covered[i]
        let not = ~(covered[i] | open[i]) & 1
        masks[i] |= (covered[i] | not << 1 | unknown << 2) << shift
    }
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
