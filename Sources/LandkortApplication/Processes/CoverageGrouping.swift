public import LandkortAnalysis
public import LandkortCore

/// What `daekningsgrad` makes a row of.
public enum CoverageGrouping: String, Sendable, CaseIterable {
    case municipality = "kommune"
    case region
    case partnership = "partnerskab"
    case postcode = "postnummer"
    case tenKilometres = "celle-10km"
    case kilometre = "celle-1km"
    case hundredMetres = "celle-100m"

    /// The grid's cell size, nil for named areas.
    public var cellSize: CellSize? {
        switch self {
        case .tenKilometres: .tenKilometres
        case .kilometre: .kilometre
        case .hundredMetres: .hundredMetres
        default: nil
        }
    }
}

/// The counts of one area.
public struct AreaCoverage: Sendable, Equatable {
    /// Nil when a municipality's name does not resolve, or addresses have no place or post code.
    public var code: String?
    public var name: String?
    public var coverage: Coverage
}
