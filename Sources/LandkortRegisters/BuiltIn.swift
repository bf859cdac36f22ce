public import LandkortCore

/// The registers a store has: those the program brings with it, and those a customer adds or puts in their place.
public struct BuiltIn: Sendable {
    /// In the order of their schemas' paths, `bredbaand/mast` before `omraade/kommune`.
    public let registers: [Register]
    /// National facts: municipalities, regions, memberships.
    public let seeds: [RegisterID: [Feature]]

    /// The embedded declarations, which a process reads once.
    ///
    /// - Throws: ``RegisterProblems``, with file, line and column.
    public init() throws(RegisterProblems) { self = try Self.embedded.get() }

    private static let embedded = Result { () throws(RegisterProblems) in try BuiltIn(declarations) }

    /// Reads `declarations`, usually ``declarations`` with a customer's in their place.
    ///
    /// - Throws: ``RegisterProblems``, with file, line and column.
    public init(_ declarations: Declarations) throws(RegisterProblems) {
        let reading = RegisterReading(declarations)
        if let problems = RegisterProblems(reading.problems) { throw problems }
        registers = reading.registers
        seeds = declarations.rows(of: registers.filter(\.isSeeded))
    }

    /// The example rows of the built-in registers that begin empty; geometries EPSG:25832. Read anew at each call.
    public func examples() -> [RegisterID: [Feature]] {
        Self.declarations.rows(of: registers.filter { !$0.isSeeded })
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
    /// The rows beside the schema of `register`; none where there is no table.
    public func rows(of register: Register) -> [Feature] {
        let path = [register.domain, "\(register.id).csv"].filter { !$0.isEmpty }.joined(separator: "/")
        return CommaTable(self[path] ?? "").features(of: register)
    }

    fileprivate func rows(of registers: [Register]) -> [RegisterID: [Feature]] {
        Dictionary(uniqueKeysWithValues: registers.map { ($0.id, rows(of: $0)) })
    }
}
