public import LandkortCore

/// Which profiles of a table a figure counts, one flag a profile; nil for a name that ``CoverageFigure/names`` lacks.
///
/// The addresses behind a figure are those whose profile has its flag.
///
/// - Complexity: O(profiles).
public func profiles(of table: SpeedTable, countedIn figure: String) -> [Bool]? {
    guard let place = CoverageFigure.names.firstIndex(of: figure) else { return nil }
    return coverageMasks(table).map { $0 >> UInt32(place) & 1 == 1 }
}
