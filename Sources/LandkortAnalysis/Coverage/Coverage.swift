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
    // The largest first, so that none is left to one thread alone at the end.
    let order = parts.indices.sorted { parts[$0].work > parts[$1].work }
    let tables = inParallel(parts.count, threads: threads) { place in
        var counter = CoverageCounter(parts[order[place]])
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

extension CoveragePart {
    /// What counting it costs, in rows: judging a profile takes as long as some thirty of them.
    fileprivate var work: Int { profile.count + 30 * profiles.count }
}
