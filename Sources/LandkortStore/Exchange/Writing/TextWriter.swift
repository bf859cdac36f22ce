import LandkortCore

/// Separated text that a spreadsheet program opens rightly: UTF-8 with its mark, CRLF, and signs that would begin a
/// formula kept from it by an apostrophe, which reading takes off again.
final class TextWriter: FeatureFile {
    private let file: NewFile
    private let shape: FeatureShape
    private let separator: Character

    init(_ path: String, _ shape: FeatureShape) throws(ExchangeProblem) {
        file = try NewFile(path)
        self.shape = shape
        separator = shape.isInternational ? "," : ";"
        let place = shape.register.geometry == nil ? [] : [FeatureShape.geometryColumn]
        try file.write([0xEF, 0xBB, 0xBF] + line(shape.fields.map(\.name) + place))
    }

    func write(_ features: [Feature]) throws(ExchangeProblem) {
        for feature in features { try file.write(line(cells(feature))) }
    }

    func finish() throws(ExchangeProblem) { try file.finish() }

    private func cells(_ feature: Feature) -> [String] {
        let values = shape.fields.map { text(feature[$0.name]) }
        guard shape.register.geometry != nil else { return values }
        return values + [feature.geometry.map(shape.text) ?? ""]
    }

    private func text(_ value: Value) -> String {
        switch value {
        case .null: ""
        case .string(let text): SpreadsheetSafety.safe(text)
        case .integer(let number): String(number)
        case .number(let number): text(number)
        case .boolean(let flag): shape.isInternational ? "\(flag)" : flag ? "ja" : "nej"
        case .array(let items): SpreadsheetSafety.safe(Value.line(items))
        }
    }

    private func text(_ number: Double) -> String {
        let digits = number.plainDigits
        return shape.isInternational ? digits : digits.replacing(".", with: ",")
    }

    private func line(_ cells: [String]) -> [UInt8] {
        Array((cells.map(quoted).joined(separator: String(separator)) + "\r\n").utf8)
    }

    private func quoted(_ cell: String) -> String {
        let special = cell.unicodeScalars.contains { "\"\r\n".unicodeScalars.contains($0) } || cell.contains(separator)
        return special ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
    }
}

extension Value {
    /// A list in one cell: with bars between, or as JSON where bars would not tell its parts apart, or a point from a
    /// mark between thousands.
    static func line(_ items: [Value]) -> String {
        let texts = items.map { item in
            if case .string(let text) = item { text } else { String(decoding: JSON(item).bytes, as: UTF8.self) }
        }
        let hasDecimals = items.contains { if case .number = $0 { true } else { false } }
        let isPlain = !hasDecimals && texts.allSatisfy { !$0.isEmpty && !$0.contains("|") && !$0.hasPrefix("[") }
        return isPlain ? texts.joined(separator: "|") : String(decoding: JSON(.array(items)).bytes, as: UTF8.self)
    }
}

extension Double {
    /// Without a fraction where there is none, and never with an exponent below 10¹⁵.
    var shortest: String { self == rounded() && abs(self) < 1e15 ? String(Int64(self)) : String(self) }
}
