import LandkortAnalysis
public import LandkortCore

/// Which of a campaign's addresses are asked for; all that is said must hold.
public struct AddressQuery: Sendable {
    /// A municipality, region or partnership to keep to.
    public var area: String?
    /// One cell of the grid to keep to.
    public var cell: GridCell?
    /// One post code to keep to.
    public var postcode: Int?
    /// A figure of ``CoverageCounts/names``: the addresses that it counts.
    public var figure: String?
    /// EPSG:25832, sides included.
    public var box: Envelope?
    /// The same in CRS84, where it was drawn there; see ``FeatureQuery/degrees``.
    public var degrees: [Envelope] = []
    /// What else a record must hold.
    public var isAdmitted: (@Sendable (AddressRecord) -> Bool)?
    /// Whether somebody still waits for the records.
    let watch = ReadWatch.current

    /// Every address.
    public init() {}
}

/// The rows of one part that a query asks for, by its columns alone.
struct AddressChoice {
    private let query: AddressQuery
    private let part: CampaignPart
    private let isCounted: [Bool]?
    /// Rows with the post code; every row where none is asked for.
    let rows: Range<Int>

    init(_ query: AddressQuery, in part: CampaignPart) {
        self.query = query
        self.part = part
        isCounted = query.figure.map { MobileFigure.profiles(of: part.profiles, countedIn: $0) }
        rows = query.postcode.map { part.rows(of: $0) } ?? 0..<part.count
    }

    /// The columns that ``holds(_:)`` reads.
    static func columns(for query: AddressQuery) -> Set<CampaignColumn> {
        let places: Set<CampaignColumn> = query.box == nil && query.cell == nil ? [] : [.easting, .northing]
        let profiles: Set<CampaignColumn> = query.figure == nil ? [] : [.profiles, .profile]
        return places.union(profiles).union(query.postcode == nil ? [] : [.postcodes])
    }

    func holds(_ row: Int) -> Bool {
        if let isCounted, !isCounted[part.profile[row]] { return false }
        guard query.box != nil || query.cell != nil else { return true }
        guard part.easting[row] != CampaignPart.noPosition, part.northing[row] != CampaignPart.noPosition else {
            return false
        }
        let position = Position(x: Double(part.easting[row]) / 100, y: Double(part.northing[row]) / 100)
        if let cell = query.cell, GridCell(containing: position, size: cell.size) != cell { return false }
        return lies(position)
    }

    /// Every address is in no box.
    private func lies(_ position: Position) -> Bool {
        guard let box = query.box else { return true }
        guard box.contains(position) else { return false }
        guard !query.degrees.isEmpty else { return true }
        let drawn = ReferenceSystem.utm32.convert(position, to: .crs84)
        return query.degrees.contains { $0.contains(drawn) }
    }
}

extension MobileFigure {
    /// One flag a profile: whether `figure`, fixed or mobile, counts it; none for a name that is no figure.
    fileprivate static func profiles(of table: SpeedTable, countedIn figure: String) -> [Bool] {
        if let fixed = LandkortAnalysis.profiles(of: table, countedIn: figure) { return fixed }
        guard let place = names.firstIndex(of: figure) else { return Array(repeating: false, count: table.count) }
        let limit = place < limits.count ? limits[place].download : 1
        return table.mobileColumns.download.map { $0 < limit }
    }
}

extension CampaignPart {
    /// Empty where the part lacks the post code.
    fileprivate func rows(of postcode: Int) -> Range<Int> {
        var start = 0
        for run in postcodes {
            if run.postcode == postcode { return start..<start + run.count }
            start += run.count
        }
        return 0..<0
    }
}
