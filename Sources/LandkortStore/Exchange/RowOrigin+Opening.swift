import Foundation
import LandkortCore

extension RowOrigin {
    /// The file's own name.
    public var name: String { URL(fileURLWithPath: path).lastPathComponent }

    /// Opens the file, whose first bytes say its format: a GeoPackage, a workbook, a GeoJSON document, else text.
    ///
    /// The file is mapped, not read, so its size is no matter.
    public func open() throws(ExchangeProblem) -> any RowFile {
        let data = try bytes()
        guard let first = data.first(where: { !Self.blanks.contains($0) }) else { throw .empty(file: name) }
        if data.starts(with: Array("SQLite format 3\0".utf8)) { return try GeoPackageRows(self) }
        if data.starts(with: [0x50, 0x4B, 3, 4]) { return try SpreadsheetRows(data, self) }
        if first == UInt8(ascii: "{") { return try GeoJSONRows(data, self) }
        let content = OtherContent(start: data.prefix(4096))
        if let content, content != .utf16 { throw .notText(file: name, content) }
        return try TextRows(data, self)
    }

    private func bytes() throws(ExchangeProblem) -> Data {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw .noFile(path: path) }
        guard !isFolder.boolValue else { throw .isFolder(path: path) }
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped) else {
            // A file without bytes cannot be mapped.
            throw FileManager.default.contents(atPath: path)?.isEmpty == true ? .empty(file: name) : .noFile(path: path)
        }
        return data
    }

    private static let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF]
}
