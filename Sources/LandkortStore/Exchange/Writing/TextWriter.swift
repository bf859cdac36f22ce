import LandkortCore

/// Separated text that a spreadsheet program opens rightly: UTF-8 with its mark, CRLF, and signs that would begin a
/// formula kept from it by an apostrophe, which reading takes off again.
final class TextWriter: FeatureFile {
    private let file: NewFile
    private let lines: TextLines

    init(_ path: String, _ shape: FeatureShape) throws(ExchangeProblem) {
        file = try NewFile(path)
        let place = { (geometry: Geometry) in shape.text(of: geometry) }
        lines = TextLines(
            shape.fields, place: shape.register.geometry == nil ? nil : place, isInternational: shape.isInternational)
        try file.write([0xEF, 0xBB, 0xBF] + lines.heading)
    }

    func write(_ features: [Feature]) throws(ExchangeProblem) {
        for feature in features { try file.write(lines.line(feature)) }
    }

    func finish() throws(ExchangeProblem) { try file.finish() }
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
