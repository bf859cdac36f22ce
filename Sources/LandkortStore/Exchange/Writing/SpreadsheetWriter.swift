import LandkortCore

/// A workbook (XLSX) of one sheet, packed as it is written.
///
/// Texts stand in their cells, so that none need be remembered, and can be no formulas. Dates are dates; times, which
/// a sheet holds without their zone, are texts.
final class SpreadsheetWriter: FeatureFile {
    private let archive: ZipWriter
    private let shape: FeatureShape
    private var line = 1

    private static let mostRows = 1_048_576
    private static let longestText = 32_767

    init(_ path: String, _ shape: FeatureShape) throws(ExchangeProblem) {
        archive = ZipWriter(try NewFile(path))
        self.shape = shape
        let name = String(shape.register.id.rawValue.prefix(31))
        for (member, text) in SpreadsheetParts.members(sheet: name) {
            try archive.begin(member)
            try archive.write(Array(text.utf8))
            try archive.end()
        }
        try archive.begin("xl/worksheets/sheet1.xml")
        try archive.write(Array(SpreadsheetParts.sheetHead.utf8))
        let place = shape.register.geometry == nil ? [] : [FeatureShape.geometryColumn]
        try add((shape.fields.map(\.name) + place).map { Self.text($0, " s=\"2\"") })
    }

    func write(_ features: [Feature]) throws(ExchangeProblem) {
        for feature in features {
            var cells: [String] = []
            for field in shape.fields { cells.append(try cell(feature[field.name], field)) }
            if shape.register.geometry != nil {
                cells.append(try checked(feature.geometry.map(shape.text) ?? ""))
            }
            try add(cells)
        }
    }

    func finish() throws(ExchangeProblem) {
        try archive.write(Array("</sheetData></worksheet>".utf8))
        try archive.end()
        try archive.finish()
    }

    /// Empty cells are left out; the others say where they stand.
    private func add(_ cells: [String]) throws(ExchangeProblem) {
        guard line <= Self.mostRows else {
            throw .tooMuch(format: "XLSX", limit: Bilingual(da: "1.048.576 rækker", en: "1,048,576 rows"))
        }
        var row = "<row r=\"\(line)\">"
        for (place, cell) in cells.enumerated() where !cell.isEmpty {
            row += "<c r=\"\(Self.column(place))\(line)\"\(cell)"
        }
        try archive.write(Array((row + "</row>").utf8))
        line += 1
    }

    private func cell(_ value: Value, _ field: Field) throws(ExchangeProblem) -> String {
        switch value {
        case .null: ""
        case .integer(let number): "><v>\(number)</v></c>"
        case .number(let number): "><v>\(number.shortest)</v></c>"
        case .boolean(let flag): " t=\"b\"><v>\(flag ? 1 : 0)</v></c>"
        case .string(let text):
            if field.type == .date, let day = CellStyles.serial(of: text) {
                " s=\"1\"><v>\(day)</v></c>"
            } else {
                try checked(text)
            }
        case .array(let items): try checked(Value.line(items))
        }
    }

    private func checked(_ text: String) throws(ExchangeProblem) -> String {
        guard text.utf16.count <= Self.longestText else {
            throw .tooMuch(
                format: "XLSX", limit: Bilingual(da: "32.767 tegn i en celle", en: "32,767 characters in a cell"))
        }
        return text.isEmpty ? "" : Self.text(text, "")
    }

    private static func text(_ text: String, _ style: String) -> String {
        let escaped = SpreadsheetEscape.written(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;")
        return "\(style) t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escaped)</t></is></c>"
    }

    /// 0 is `A`, 26 is `AA`.
    private static func column(_ place: Int) -> String {
        let letter = String(Unicode.Scalar(UInt8(ascii: "A") + UInt8(place % 26)))
        return place < 26 ? letter : column(place / 26 - 1) + letter
    }
}
