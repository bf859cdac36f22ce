import Foundation
import LandkortApplication
import Testing

/// The sample as it is computed from the repository's own data files, and its campaigns read back as text.
enum SampleFixture {
    /// Computed once, for it never changes.
    static let sample = Result { try Sample(files: files(in: "Sample", ending: "csv")) }
    static let rows2025 = Result { try rows(year: 2025) }
    static let rows2026 = Result { try rows(year: 2026) }

    static func rows(of year: Int) throws -> [CoverageRow] {
        try (year == 2025 ? rows2025 : rows2026).get()
    }

    /// Text by path relative to `folder`, a folder of the repository.
    static func files(in folder: String, ending: String) throws -> [String: String] {
        let root = try repository().appending(path: folder)
        var files: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) where path.hasSuffix("." + ending) {
            files[path] = try String(contentsOf: root.appending(path: path), encoding: .utf8)
        }
        return files
    }

    private static func rows(year: Int) throws -> [CoverageRow] {
        try sample.get().campaign(year: year).split(separator: UInt8(ascii: "\n")).dropFirst().map(CoverageRow.init)
    }

    private static func repository() throws -> URL {
        var folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        while folder.path.count > 1 {
            folder.deleteLastPathComponent()
            if FileManager.default.fileExists(atPath: folder.appending(path: "Sample/byer.csv").path) { return folder }
        }
        throw CocoaError(.fileNoSuchFile)
    }
}

/// A line of the national file, read without any of the program's own reading.
struct CoverageRow {
    /// The whole line up to what depends on the year.
    let identity: String
    private let fields: [ArraySlice<UInt8>]
    private let numbers: [Double?]

    init(_ line: ArraySlice<UInt8>) throws {
        let quote = UInt8(ascii: "\"")
        fields = line.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
            .map { $0.first == quote && $0.last == quote ? $0.dropFirst().dropLast() : $0 }
        try #require(fields.count == 17)
        identity = String(decoding: line[..<fields[6].endIndex], as: UTF8.self)
        numbers = fields[5...14].map(Self.number)
    }

    subscript(column: Int) -> String { String(decoding: fields[column], as: UTF8.self) }

    func isEmpty(_ column: Int) -> Bool { fields[column].isEmpty }

    var id: String { self[0] }
    var address: String { "\(self[1]) \(self[2]) \(self[3])" }
    var municipality: String { self[4] }
    var mobile: String { "\(self[15])/\(self[16])" }

    /// Columns 5 to 14: position and fixed speeds.
    func number(_ column: Int) -> Double? { numbers[column - 5] }

    private static func number(_ field: ArraySlice<UInt8>) -> Double? {
        guard !field.isEmpty else { return nil }
        var (digits, divisor, isFraction) = (0, 1, false)
        for byte in field {
            if byte == UInt8(ascii: ",") { isFraction = true; continue }
            digits = digits * 10 + Int(byte) - 48
            if isFraction { divisor *= 10 }
        }
        return Double(digits) / Double(divisor)
    }

    /// Fixed wireless, fibre, cable, xDSL: the columns of their downloads.
    static let fixed = [7, 9, 11, 13]

    func offers(_ column: Int) -> Bool { (number(column) ?? 0) > 0 }

    func covers(down: Double, up: Double) -> Bool {
        Self.fixed.contains { (number($0) ?? 0) >= down && (number($0 + 1) ?? 0) >= up }
    }

    var isCopperOnly: Bool { offers(13) && ![7, 9, 11].contains(where: offers) }
    var hasNothingFixed: Bool { !Self.fixed.contains(where: offers) }
    var lacksUpload: Bool { Self.fixed.contains { offers($0) && !offers($0 + 1) } }
}
