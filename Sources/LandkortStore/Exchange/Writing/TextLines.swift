public import LandkortCore

/// Features as lines of separated text, each ended by CRLF; what a spreadsheet program would take for a formula has an
/// apostrophe in front.
public struct TextLines {
    private let fields: [Field]
    private let place: ((Geometry) -> String)?
    private let isInternational: Bool
    private let separator: Character

    /// - Parameters:
    ///   - place: how a geometry, in EPSG:25832, is written in the last column; nil where there is none.
    ///   - isInternational: commas between cells and points in numbers, instead of semicolons and commas.
    public init(_ fields: [Field], place: ((Geometry) -> String)?, isInternational: Bool) {
        self.fields = fields
        self.place = place
        self.isInternational = isInternational
        separator = isInternational ? "," : ";"
    }

    /// The names of the columns.
    public var heading: [UInt8] {
        line(fields.map(\.name) + (place == nil ? [] : [FeatureShape.geometryColumn]))
    }

    /// The values of `feature` in their order.
    public func line(_ feature: Feature) -> [UInt8] { line(cells(feature)) }

    private func cells(_ feature: Feature) -> [String] {
        let values = fields.map { text(feature[$0.name]) }
        guard let place else { return values }
        return values + [feature.geometry.map(place) ?? ""]
    }

    private func text(_ value: Value) -> String {
        switch value {
        case .null: ""
        case .string(let text): SpreadsheetSafety.safe(text)
        case .integer(let number): String(number)
        case .number(let number): text(number)
        case .boolean(let flag): isInternational ? "\(flag)" : flag ? "ja" : "nej"
        case .array(let items): SpreadsheetSafety.safe(Value.line(items))
        }
    }

    private func text(_ number: Double) -> String {
        let digits = number.plainDigits
        return isInternational ? digits : digits.replacing(".", with: ",")
    }

    private func line(_ cells: [String]) -> [UInt8] {
        Array((cells.map(quoted).joined(separator: String(separator)) + "\r\n").utf8)
    }

    private func quoted(_ cell: String) -> String {
        let special = cell.unicodeScalars.contains { "\"\r\n".unicodeScalars.contains($0) } || cell.contains(separator)
        return special ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
    }
}
