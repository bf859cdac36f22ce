/// The square-grid cells that consecutive addresses lie in.
///
/// - Parameters:
///   - easting: centimetres, EPSG:25832; `n` values, `Int32.min` where there is no position.
///   - northing: centimetres; `n` values, same order.
///   - size: the cell's side in metres, ≥ 100.
/// - Returns: runs whose area is `northing cell << 32 | easting cell`, both in units of `size`; -1 without position, and west
///   or south of the grid.
/// - Throws: ``AnalysisProblem/lengthsDiffer(_:_:)``.
/// - Complexity: O(n).
public func gridRuns(easting: [Int32], northing: [Int32], size: Int) throws(AnalysisProblem) -> [AreaRun] {
    guard easting.count == northing.count else { throw .lengthsDiffer(easting.count, northing.count) }
    let side = Int32(size * 100)
    var runs: [AreaRun] = []
    let (east, north) = (easting.span, northing.span)
    for i in 0..<easting.count {
        let area = east[i] < 0 || north[i] < 0 ? -1 : Int(north[i] / side) << 32 | Int(east[i] / side)
        if runs.last?.area == area {
            runs[runs.count - 1].count += 1
        } else {
            runs.append(AreaRun(area: area, count: 1))
        }
    }
    return runs
}
