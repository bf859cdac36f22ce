/// Reads register declarations: LinkML schemas, the mixins they import, and the English texts beside them.
public struct RegisterReader {
    /// The registers that `files` declare, in order of path.
    ///
    /// - Parameter files: text by path relative to `Registers/`, such as `bredbaand/mast.yaml`. Names that end
    ///   in neither `.yaml` nor `.en.json` are skipped; nothing is read from disk, and an import can only name
    ///   a file that is given.
    /// - Throws: the first thing that is not in the documented subset, with its place.
    /// - Complexity: O(text); parsing YAML dominates, about a millisecond a file.
    public static func read(_ files: [String: String]) throws(RegisterProblem) -> [Register] {
        let library = try Library(files)
        var registers: [Register] = []
        for path in library.paths {
            guard let assembly = try RegisterAssembly(path, in: library) else { continue }
            registers.append(try assembly.register())
        }
        try refuseSameNames(registers, in: library)
        for path in library.paths { try Translation(path, in: library).refuseStrangers() }
        return registers
    }

    /// The texts that have no English beside them, such as `bredbaand/mast.en.json#/attributes/navn/title`, and
    /// the Danish titles that are missing, such as `bredbaand/mast.yaml#/attributes/navn/title`.
    ///
    /// - Parameter files: as for ``read(_:)``.
    public static func gaps(in files: [String: String]) throws(RegisterProblem) -> [String] {
        let library = try Library(files)
        var gaps: [String] = []
        for path in library.paths { gaps += try Translation(path, in: library).gaps() }
        return gaps
    }

    private static func refuseSameNames(_ registers: [Register], in library: Library) throws(RegisterProblem) {
        var names: Set<RegisterID> = []
        for register in registers where !names.insert(register.id).inserted {
            let schema = library.schemas["\(register.domain)/\(register.id)"]
            guard let place = schema?.name.place else { continue }
            throw .duplicate(register.id.rawValue, at: place)
        }
    }
}
