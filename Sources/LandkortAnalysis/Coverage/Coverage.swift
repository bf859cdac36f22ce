import Dispatch
import LandkortCore

/// Counts, for each area, the addresses that are covered, not covered or unknown at every ``Threshold``, that
/// each technology is offered to, and that each mobile class reaches.
///
/// Covered at D/U means that one single fixed technology offers both; a positive download with an unknown
/// upload makes the answer unknown where no other technology settles it.
///
/// - Parameters:
///   - parts: columns of the campaign's municipalities.
///   - threads: how many to use, ≥ 1.
/// - Throws: ``AnalysisProblem/lengthsDiffer(_:_:)`` when the runs of a part do not sum to its rows.
/// - Complexity: O(n + profiles + areas) time, O(profiles + areas) memory.
public func coverage(of parts: [CoveragePart], threads: Int = 1) throws(AnalysisProblem) -> CoverageTable {
    for part in parts {
        let rows = part.areas.reduce(0) { $0 + $1.count }
        guard rows == part.profile.count else { throw .lengthsDiffer(rows, part.profile.count) }
    }
    let classes = mobileClasses(of: parts)
    let tables = inParallel(parts, threads: threads) { part in
        var counter = CoverageCounter(part, classes: classes)
        return counter.table()
    }
    return merged(tables, classes: classes)
}

private func mobileClasses(of parts: [CoveragePart]) -> [MobileClass] {
    var seen = Set<MobileClass>()
    for part in parts {
        var last: MobileClass?
        for (down, up) in zip(part.profiles.columns[8], part.profiles.columns[9]) {
            let found = MobileClass(download: down, upload: down > 0 ? up : 0)
            if found != last { seen.insert(found) }
            last = found
        }
    }
    return seen.sorted(by: >)
}

/// The sum of tables by area.
private func merged(_ tables: [CoverageTable], classes: [MobileClass]) -> CoverageTable {
    let order = tables.enumerated().flatMap { table, content in
        content.areas.indices.map { (area: content.areas[$0], table: table, row: $0) }
    }.sorted { ($0.area, $0.table) < ($1.area, $1.table) }
    var result = CoverageTable(mobileClasses: classes)
    let width = result.width
    for (area, table, row) in order {
        let counts = tables[table].counts[row * width..<(row + 1) * width]
        guard area == result.areas.last else {
            result.append(area: area, counts: counts)
            continue
        }
        let start = result.counts.count - width
        for (place, count) in counts.enumerated() { result.counts[start + place] += count }
    }
    return result
}

/// `work` on every part, the parts shared among `threads` by size.
private func inParallel<Result: Sendable>(
    _ parts: [CoveragePart], threads: Int, _ work: @Sendable (CoveragePart) -> Result
) -> [Result] {
    guard threads > 1, parts.count > 1 else { return parts.map(work) }
    var lots = [(size: Int, parts: [Int])](repeating: (0, []), count: min(threads, parts.count))
    for part in parts.indices.sorted(by: { parts[$0].profile.count > parts[$1].profile.count }) {
        let lightest = lots.indices.min { lots[$0].size < lots[$1].size } ?? 0
        lots[lightest].parts.append(part)
        lots[lightest].size += parts[part].profile.count
    }
    let shares = lots.map(\.parts)
    var results = [Result?](repeating: nil, count: parts.count)
    results.withUnsafeMutableBufferPointer { results in
        // Every slot is written by exactly one share.
        nonisolated(unsafe) let results = results
        DispatchQueue.concurrentPerform(iterations: shares.count) { share in
            for part in shares[share] { results[part] = work(parts[part]) }
        }
    }
    return results.compactMap { $0 }
}
