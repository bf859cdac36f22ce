public import LandkortCore

/// The registers a store has: those the program brings with it, and those a customer adds or puts in their place.
public struct BuiltIn: Sendable {
    /// In the order of their schemas' paths, `bredbaand/mast` before `omraade/kommune`.
    public let registers: [Register]
    /// National facts: municipalities, regions, memberships.
    public let seeds: [RegisterID: [Feature]]

    /// Reads the embedded declarations.
    ///
    /// - Throws: ``RegisterProblems``, with file, line and column.
    public init() throws(RegisterProblems) { try self.init(Self.declarations) }

    /// Reads `declarations`, usually ``declarations`` with a customer's in their place.
    ///
    /// - Throws: ``RegisterProblems``, with file, line and column.
    public init(_ declarations: Declarations) throws(RegisterProblems) {
        let reading = RegisterReading(declarations)
        if let problems = RegisterProblems(reading.problems) { throw problems }
        registers = reading.registers
        seeds = Dictionary(
            uniqueKeysWithValues: registers.filter(\.isSeeded).map { register in
                (register.id, declarations.rows(of: register))
            })
    }

    /// The files that travel inside the program.
    public static var declarations: Declarations {
        let prefix = "Registers/"
        var files: [String: String] = [:]
        for (name, content) in Embedded.files where name.hasPrefix(prefix) {
            files[String(name.dropFirst(prefix.count))] = content.description
        }
        return Declarations(files)
    }
}

extension Declarations {
    /// The rows beside the schema of `register`, without their geometry; none where there is no table.
    public func rows(of register: Register) -> [Feature] {
        let path = [register.domain, "\(register.id).csv"].filter { !$0.isEmpty }.joined(separator: "/")
        let table = CommaTable(self[path] ?? "")
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
