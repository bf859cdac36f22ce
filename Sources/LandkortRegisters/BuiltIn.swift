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
        let files = Self.files()
        registers = try RegisterReader.read(files)
        seeds = Self.rows(of: registers.filter(\.isSeeded), in: files)
    }

    /// The example rows of the registers that begin empty; geometries EPSG:25832. Read anew at each call.
    public func examples() -> [RegisterID: [Feature]] {
        Self.rows(of: registers.filter { !$0.isSeeded }, in: Self.files())
    }

    private static func files() -> [String: String] {
        let prefix = "Registers/"
        var files: [String: String] = [:]
        for (name, content) in Embedded.files where name.hasPrefix(prefix) {
            files[String(name.dropFirst(prefix.count))] = content.description
        }
        return files
    }

    private static func rows(of registers: [Register], in files: [String: String]) -> [RegisterID: [Feature]] {
        Dictionary(
            uniqueKeysWithValues: registers.map { register in
                let text = files["\(register.domain)/\(register.id).csv"] ?? ""
                return (register.id, CommaTable(text).features(of: register))
            })
    }
}
