import Foundation

/// What a workbook (ECMA-376) says about its sheets, before any row is read.
struct Workbook {
    /// In the order of their tabs, with the member that holds each.
    private(set) var sheets: [(name: String, member: String)] = []
    private(set) var styles = CellStyles()
    private(set) var strings: [String] = []
    let archive: ZipArchive

    /// Texts that cells share are kept in memory.
    static let mostSharedText = 256 << 20
    private static let mostDescription = 64 << 20

    init(_ archive: ZipArchive) throws(SpreadsheetFault) {
        self.archive = archive
        let targets = try relations()
        try readSheets(targets)
        try readStyles()
        try readStrings()
    }

    private func tokens(_ member: String, limit: Int = mostDescription) throws(SpreadsheetFault) -> MarkupTokens? {
        try archive.member(member, limit: limit).map(MarkupTokens.init)
    }

    private func relations() throws(SpreadsheetFault) -> [String: String] {
        guard var tokens = try tokens("xl/_rels/workbook.xml.rels") else { throw .broken }
        var targets: [String: String] = [:]
        while let token = try tokens.next() {
            guard case .start("Relationship", let attributes) = token, let id = attributes["Id"] else { continue }
            let target = attributes["Target"] ?? ""
            targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
        }
        return targets
    }

    private mutating func readSheets(_ targets: [String: String]) throws(SpreadsheetFault) {
        guard var tokens = try tokens("xl/workbook.xml") else { throw .broken }
        while let token = try tokens.next() {
            switch token {
            case .start("sheet", let attributes):
                guard let name = attributes["name"], let member = attributes["id"].flatMap({ targets[$0] }) else {
                    continue
                }
                sheets.append((name, member))
            case .start("workbookPr", let attributes):
                styles.countsFrom1904 = ["1", "true"].contains(attributes["date1904"])
            default: break
            }
        }
    }

    private mutating func readStyles() throws(SpreadsheetFault) {
        guard var tokens = try tokens("xl/styles.xml") else { return }
        var isWithin = false
        while let token = try tokens.next() {
            switch token {
            case .start("numFmt", let attributes):
                guard let id = attributes["numFmtId"].flatMap({ Int($0) }) else { continue }
                styles.define(id, attributes["formatCode"] ?? "")
            case .start("cellXfs", _): isWithin = true
            case .end("cellXfs"): isWithin = false
            case .start("xf", let attributes) where isWithin:
                styles.add(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
            default: break
            }
        }
    }

    private mutating func readStrings() throws(SpreadsheetFault) {
        guard var tokens = try tokens("xl/sharedStrings.xml", limit: Self.mostSharedText) else { return }
        while let token = try tokens.next() {
            if case .start("si", _) = token { strings.append(try tokens.richText(until: "si")) }
        }
    }
}

extension MarkupTokens {
    /// The text of an element's runs, without the readings beside them.
    mutating func richText(until end: String) throws(SpreadsheetFault) -> String {
        var (text, isText, isReading) = ("", false, false)
        while let token = try next() {
            switch token {
            case .end(end): return SpreadsheetEscape.read(text)
            case .start("rPh", _): isReading = true
            case .end("rPh"): isReading = false
            case .start("t", _): isText = true
            case .end("t"): isText = false
            case .text(let more) where isText && !isReading: text += more
            default: break
            }
        }
        throw .broken
    }
}

/// Characters that XML cannot hold are written `_x0007_` in a workbook (ECMA-376, part 1, 22.9.2.19).
enum SpreadsheetEscape {
    static func read(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        return text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
            UInt32(match.output.1, radix: 16).flatMap(Unicode.Scalar.init).map(String.init) ?? String(match.output.0)
        }
    }

    static func written(_ text: String) -> String {
        var safe = text.replacing(/_(x[0-9A-Fa-f]{4}_)/) { "_x005F_\($0.output.1)" }
        guard safe.unicodeScalars.contains(where: isForbidden) else { return safe }
        let scalars = safe.unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
            guard isForbidden(scalar) else { return [scalar] }
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return Array("_x\(String(repeating: "0", count: 4 - digits.count))\(digits)_".unicodeScalars)
        }
        safe = String(String.UnicodeScalarView(scalars))
        return safe
    }

    /// A carriage return would be read as a line feed.
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0..<0x20, 0xFFFE, 0xFFFF: true
        default: false
        }
    }
}
