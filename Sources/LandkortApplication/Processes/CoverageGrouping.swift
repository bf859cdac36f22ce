import LandkortAnalysis
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
    /// The register's name; for post codes and cells the code again. Where `code` is nil, the municipality's name as
    /// the file writes it, or nil.
    public var name: String?
    /// Of all the area's addresses that were asked for.
    public var counts: CoverageCounts
}

/// How many addresses are covered, as `daekningsgrad` counts them.
public struct CoverageCounts: Sendable, Equatable {
    let coverage: Coverage

    /// The figures' names, in the order of ``figures``: those of `daekningsgrad`, then `mobil_under_100_5` and its
    /// like, which are sums of its mobile classes.
    public static let names = CoverageFigure.names + MobileFigure.names
    private static let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })

    /// All of them, whatever they are offered.
    public var addresses: Int { coverage.addresses }
    /// Addresses, in the order of ``names``.
    public var figures: [Int] { coverage.figures + MobileFigure.counts(coverage) }
    /// Addresses in each mobile class that has any, fastest first.
    public var mobile: [(class: MobileClass, count: Int)] { coverage.mobile }

    /// The figure called `name`, such as `udaekket_100_30` or `adresser`; 0 for a name that is none.
    public subscript(name: String) -> Int {
        name == "adresser" ? addresses : Self.places[name].map { self[$0] } ?? 0
    }
    /// The figure at this place of ``names``; O(1), or of a mobile figure O(classes), for loops over many areas.
    public subscript(place: Int) -> Int {
        let fixed = CoverageFigure.names.count
        return place < fixed
            ? coverage.figure(at: place) : MobileFigure.count(at: place - fixed, coverage.mobile)
    }
}

/// The speeds that figures are counted at.
public enum SpeedThresholds {
    /// `100_30` and so on: the endings of the figures' names.
    public static let codes = Threshold.all.map(\.code)
}
