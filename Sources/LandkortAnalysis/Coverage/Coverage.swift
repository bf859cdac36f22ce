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
    let tables = inParallel(parts, threads: threads) { part in
        var counter = CoverageCounter(part)
        return counter.table()
    }
    return merged(tables)
}

/// The sum of tables by area, over all their mobile classes, fastest first.
private func merged(_ tables: [CoverageTable]) -> CoverageTable {
    let classes = Set(tables.flatMap(\.mobileClasses)).sorted(by: >)
    let places = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
    let order = tables.enumerated().flatMap { table, content in
        content.areas.indices.map { (area: content.areas[$0], table: table, row: $0) }
    }.sorted { ($0.area, $0.table) < ($1.area, $1.table) }
    let targets = tables.map { $0.mobileClasses.map { places[$0] ?? 0 } }
    var result = CoverageTable(mobileClasses: classes)
    for (area, table, row) in order {
        result.add(tables[table].row(row), to: area, classes: targets[table])
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
