import Foundation
import LandkortCore

/// One sheet of a workbook (XLSX), whose first row that is not empty names the columns.
///
/// Rows are unpacked as they are pulled; only the texts that cells share are held in memory.
final class SpreadsheetRows: RowFile {
    let columns: [String]
    private var rows: SheetRows
    private let file: String

    init(_ data: Data, _ source: RowOrigin) throws(ExchangeProblem) {
        file = source.name
        do throws(SpreadsheetFault) {
            guard let archive = ZipArchive(data) else { throw .broken }
            let workbook = try Workbook(archive)
            let wanted = source.layer
            let sheet = workbook.sheets.first { wanted == nil || $0.name == wanted }
            guard !workbook.sheets.isEmpty else { throw .broken }
            guard let sheet else { throw .noSheet(workbook.sheets.map(\.name)) }
            rows = try SheetRows(of: workbook, sheet.member)
            guard let heading = try rows.next() else { throw .empty }
            guard !heading.cells.contains(.uncomputed) else { throw .heading(line: heading.line) }
            columns = heading.cells.map(Self.name)
        } catch {
            throw error.problem(file: source.name, wanted: source.layer)
        }
    }

    var share: Double { rows.share }

    func next() throws(ExchangeProblem) -> FileRow? {
        do throws(SpreadsheetFault) {
            guard let row = try rows.next() else { return nil }
            var cells = Array(row.cells.prefix(columns.count))
            while cells.count < columns.count { cells.append(.value(.null)) }
            let flaw =
                row.cells.count > columns.count
                ? RowFlaw.cells(found: row.cells.count, expected: columns.count) : nil
            return FileRow(line: row.line, cells: cells, flaw: flaw)
        } catch {
            throw error.problem(file: file, wanted: nil)
        }
    }

    private static func name(_ cell: Cell) -> String {
        switch cell {
        case .value(.string(let text)): text.trimmingCharacters(in: .whitespacesAndNewlines)
        case .value(.integer(let number)): String(number)
        default: ""
        }
    }
}

/// The rows of a sheet that hold anything.
struct SheetRows {
    private let workbook: Workbook
    private let source: Inflation
    private var tokens: MarkupTokens
    private var line = 0
    private var hasEnded = false

    /// A full sheet of long texts; what unpacks to more is made to do harm.
    private static let mostBytes = 8 << 30
    private static let mostColumns = 16_384

    init(of workbook: Workbook, _ member: String) throws(SpreadsheetFault) {
        guard let source = try workbook.archive.member(member, limit: Self.mostBytes) else { throw .broken }
        self.workbook = workbook
        self.source = source
        tokens = MarkupTokens(source)
    }

    var share: Double { source.share }

    /// Without the empty cells at its end; never empty.
    mutating func next() throws(SpreadsheetFault) -> (line: Int, cells: [Cell])? {
        while !hasEnded {
            guard let token = try tokens.next() else { throw .broken }
            hasEnded = token == .end("worksheet")
            guard case .start("row", let attributes) = token else { continue }
            line = attributes["r"].flatMap { Int($0) } ?? line + 1
            let cells = try row()
            if !cells.isEmpty { return (line, cells) }
        }
        return nil
    }

    private mutating func row() throws(SpreadsheetFault) -> [Cell] {
        var (cells, next) = ([Cell](), 0)
        while let token = try tokens.next(), token != .end("row") {
            guard case .start("c", let attributes) = token else { continue }
            let column = attributes["r"].flatMap(Self.column) ?? next
            next = column + 1
            let cell = try cell(attributes)
            guard cell != .value(.null) else { continue }
            guard column < Self.mostColumns, column >= cells.count else { throw .broken }
            while cells.count < column { cells.append(.value(.null)) }
            cells.append(cell)
        }
        return cells
    }

    /// `B12` is 1.
    private static func column(_ reference: String) -> Int? {
        var number = 0
        for byte in reference.utf8 {
            guard UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte, number < mostColumns else { break }
            number = number * 26 + Int(byte - UInt8(ascii: "A")) + 1
        }
        return number > 0 ? number - 1 : nil
    }

    private mutating func cell(_ attributes: [String: String]) throws(SpreadsheetFault) -> Cell {
        var (text, isValue, isFormula) = ("", false, false)
        while let token = try tokens.next(), token != .end("c") {
            switch token {
            case .start("is", _): text = try tokens.richText(until: "is")
            case .start("f", _): isFormula = true
            case .start("v", _): isValue = true
            case .end("v"): isValue = false
            case .text(let more) where isValue: text += more
            default: break
            }
        }
        // A result that is an empty text says that it is one.
        guard !isFormula || !text.isEmpty || attributes["t"] == "str" else { return .uncomputed }
        return try read(text, attributes["t"], style: attributes["s"].flatMap { Int($0) } ?? 0)
    }

    /// The types of a cell: ECMA-376, part 1, 18.18.11.
    private func read(_ text: String, _ type: String?, style: Int) throws(SpreadsheetFault) -> Cell {
        guard !text.isEmpty else { return .value(.null) }
        switch type {
        case "s":
            guard let index = Int(text), workbook.strings.indices.contains(index) else { throw .broken }
            let shared = workbook.strings[index]
            return .value(shared.isEmpty ? .null : .string(shared))
        case "b": return .value(.boolean(text == "1"))
        case "e": return .fault(text)
        case "str": return .value(.string(SpreadsheetEscape.read(text)))
        case "inlineStr", "d": return .value(.string(text))
        default: return .value(number(text, style))
        }
    }

    private func number(_ text: String, _ style: Int) -> Value {
        guard let number = Double(text) else { return .string(text) }
        if workbook.styles.showsMoment(style), let moment = workbook.styles.text(number) { return .string(moment) }
        return Value(digits: text) ?? Int(exactly: number).map(Value.integer) ?? .number(number)
    }
}

extension Value {
    /// A whole number written without an exponent, which a binary fraction would round; beyond 64 bits its digits.
    ///
    /// Nil for any other text.
    fileprivate init?(digits text: String) {
        let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
        guard text.utf8.count - digits.count < 2, !digits.isEmpty, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else {
            return nil
        }
        self = Int(text).map(Value.integer) ?? .string(text)
    }
}
