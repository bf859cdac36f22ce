public import LandkortCore

/// A file of rows, whatever its format: columns by name, then rows pulled one at a time.
///
/// Memory does not grow with the number of rows. A file belongs to one thread.
public protocol RowFile: AnyObject {
    /// As the file writes them, in its order; of equal names the first counts.
    var columns: [String] { get }
    /// The next row; nil at the end.
    func next() throws(ExchangeProblem) -> FileRow?
    /// The next rows, some thousand at most, for another thread to make something of; nil at the end.
    func stretch() throws(ExchangeProblem) -> RowStretch?
    /// How much has been read, 0 to 1.
    var share: Double { get }
    /// Whether commas part the cells, so that a single point in a number can only be its decimal mark.
    var isCommaSeparated: Bool { get }
}

extension RowFile {
    /// No.
    public var isCommaSeparated: Bool { false }

    /// Rows pulled one at a time.
    public func stretch() throws(ExchangeProblem) -> RowStretch? { try pulledStretch() }

    func pulledStretch() throws(ExchangeProblem) -> RowStretch? {
        var rows: [FileRow] = []
        while rows.count < 1000, let row = try next() { rows.append(row) }
        return rows.isEmpty ? nil : .rows(rows)
    }
}

/// Some rows of a ``RowFile`` that follow one another.
public enum RowStretch: Sendable {
    case rows([FileRow])
    /// Not looked at yet.
    case text(TextStretch)

    /// The rows.
    public var rows: [FileRow] {
        switch self {
        case .rows(let rows): rows
        case .text(let text): text.rows
        }
    }
}

/// One row of a ``RowFile``.
public struct FileRow: Sendable, Equatable {
    /// Where a person finds it: the line of a text, the row of a sheet, else the number of the record from 1.
    public var line: Int
    /// As many as there are columns.
    public var cells: [Cell]
    /// What the format itself says of the place; a table's own columns are not looked at.
    public var geometry: RowGeometry
    /// Why the row cannot be used at all.
    public var flaw: RowFlaw?

    /// A row as it was read.
    public init(line: Int, cells: [Cell], geometry: RowGeometry = .none, flaw: RowFlaw? = nil) {
        self.line = line
        self.cells = cells
        self.geometry = geometry
        self.flaw = flaw
    }
}

/// One cell of a row.
public enum Cell: Sendable, Equatable {
    /// `.null` where it is empty; text where the format knows nothing else.
    case value(Value)
    /// A spreadsheet's own error, such as `#N/A`.
    case fault(String)
    /// A spreadsheet's formula whose result the file does not have.
    case uncomputed
}

/// Where a row lies, as its format says it.
public enum RowGeometry: Sendable, Equatable {
    case none
    /// EPSG:25832.
    case geometry(Geometry)
    case flaw(GeometryProblem)
}

/// Why a row cannot be used.
public enum RowFlaw: Sendable, Equatable {
    case cells(found: Int, expected: Int)
    case openQuote
    /// More stands behind the quote that ends a cell.
    case strayQuote
    case tooLong
    /// Not what the format asks for, such as a member of a GeoJSON collection that is no feature.
    case notARecord
}

/// A file to read rows from, and what the file does not say itself.
public struct RowOrigin: Sendable {
    /// Where it lies.
    public var path: String
    /// The layer of a GeoPackage or the sheet of a workbook; nil where there is one only, or the first sheet.
    public var layer: String?
    /// What takes the meaning from the character after it in a text's quoted cells.
    public var escape: Character?

    /// A file whose content says what format it has.
    public init(path: String, layer: String? = nil, escape: Character? = nil) {
        self.path = path
        self.layer = layer
        self.escape = escape
    }
}
