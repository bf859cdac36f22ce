public import LandkortAnalysis

/// The counts of one area, as the analysis gives them.
public typealias Coverage = LandkortAnalysis.Coverage

/// The names of the figures, in the order of their counts.
public enum CoverageFigures {
    public static let names = CoverageFigure.names
}
