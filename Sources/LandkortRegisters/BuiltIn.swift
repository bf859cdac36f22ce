public import LandkortCore

/// The registers the program brings with it, and the rows that every store begins with.
public struct BuiltIn: Sendable {
    /// In the order of their schemas' paths, `bredbaand/mast` before `omraade/kommune`.
    public let registers: [Register]
    /// National facts: municipalities, regions, memberships.
    public let seeds: [RegisterID: [Feature]]

    /// Reads the embedded declarations.
    ///
    /// - Throws: ``RegisterProblem``, with file, line and column.
    public init() throws(RegisterProblem) {
        let prefix = "Registers/"
        var files: [String: String] = [:]
        for (name, content) in Embedded.files where name.hasPrefix(prefix) {
            files[String(name.dropFirst(prefix.count))] = content.description
        }
        registers = try RegisterReader.read(files)
        seeds = Dictionary(
            uniqueKeysWithValues: registers.filter(\.isSeeded).map { register in
                (register.id, Self.rows(files["\(register.domain)/\(register.id).csv"] ?? "", of: register))
            })
    }

    private static func rows(_ text: String, of register: Register) -> [Feature] {
        let table = CommaTable(text)
        return table.rows.map { cells in
            var feature = Feature(id: "", values: [:])
            for (heading, cell) in zip(table.headings, cells) {
                guard let value = register[heading]?.value(fromCell: cell), !value.isNull else { continue }
                feature[heading] = value
            }
            feature.id = feature[register.identifier.name].string ?? ""
            return feature
        }
    }
}
