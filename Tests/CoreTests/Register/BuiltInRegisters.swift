import Foundation
import LandkortCore
import Testing

/// The declarations of the repository this file lies in.
enum BuiltInRegisters {
    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Registers", directoryHint: .isDirectory)

    /// Every file by its path relative to the folder.
    static func files() throws -> [String: String] {
        let root = folder.resolvingSymlinksInPath().path(percentEncoded: false)
        var files: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root) {
            let url = URL(filePath: root).appending(path: path)
            guard !url.hasDirectoryPath, path.contains(".") else { continue }
            files[path] = try String(contentsOf: url, encoding: .utf8)
        }
        return files
    }

    static func all() throws -> [Register] {
        try RegisterReader.read(files())
    }

    static func named(_ id: RegisterID) throws -> Register {
        try #require(all().first { $0.id == id })
    }

    /// The rows beside the schema of `register`.
    static func rows(of register: Register) throws -> [Feature] {
        let text = try #require(files()["\(register.domain)/\(register.id).csv"], "no rows beside \(register.id)")
        let lines = Table.rows(text)
        let header = try #require(lines.first)
        return try lines.dropFirst().map { try feature(cells: $0, header: header, register) }
    }

    private static func feature(cells: [String], header: [String], _ register: Register) throws -> Feature {
        #expect(cells.count == header.count, "\(register.id): \(cells)")
        var feature = Feature(id: "", values: [:])
        for (name, cell) in zip(header, cells) {
            if name == "geometri" {
                feature.geometry = Geometry(wellKnownText: cell)
                #expect((feature.geometry == nil) == cell.isEmpty, "\(register.id): \(cell)")
            } else {
                feature[name] = try #require(register[name], "\(register.id) has no field \(name)").value(
                    fromCell: cell)
            }
        }
        feature.id = try #require(feature[register.identifier.name].string)
        return feature
    }
}

/// Enough of RFC 4180 for the rows beside the schemas.
enum Table {
    static func rows(_ text: String) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell = ""
        var isQuoted = false
        for character in text {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                row.append(cell)
                cell = ""
            case "\n" where !isQuoted:
                rows.append(row + [cell])
                (row, cell) = ([], "")
            default: cell.append(character)
            }
        }
        return rows
    }
}
