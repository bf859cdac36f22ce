/// Reads register declarations: LinkML schemas, the mixins they import, and the English texts beside them.
public struct RegisterReader {
    /// The registers that `files` declare, in order of path.
    ///
    /// - Parameter files: text by path relative to `Registers/`, such as `bredbaand/mast.yaml`. Names that end
    ///   in neither `.yaml` nor `.en.json` are skipped; nothing is read from disk, and an import can only name
    ///   a file that is given.
    /// - Throws: the first thing, by file and line, that is not in the documented subset; see ``RegisterReading`` for
    ///   all of them.
    /// - Complexity: O(text); parsing YAML dominates, about a millisecond a file.
    public static func read(_ files: [String: String]) throws(RegisterProblem) -> [Register] {
        let reading = RegisterReading(Declarations(files))
        if let problem = reading.problems.first { throw problem }
        return reading.registers
    }

    /// The texts that have no English beside them, such as `bredbaand/mast.en.json#/attributes/navn/title`, and
    /// the Danish titles that are missing, such as `bredbaand/mast.yaml#/attributes/navn/title`.
    ///
    /// - Parameter files: as for ``read(_:)``.
    public static func gaps(in files: [String: String]) throws(RegisterProblem) -> [String] {
        let log = ProblemLog()
        let library = Library(Declarations(files), log)
        let gaps = library.paths.flatMap { Translation($0, in: library)?.gaps() ?? [] }
        if let problem = log.problems.first { throw problem }
        return gaps
    }
}

/// What a set of declarations says, and everything that is wrong with it.
public struct RegisterReading {
    /// In order of path. Complete only where there are no problems.
    public let registers: [Register]
    /// By file, line and column; empty when everything is in the documented subset.
    ///
    /// A file that is not valid YAML gives the one problem its parser stopped at, and nothing is said of what other
    /// files miss from it.
    public let problems: [RegisterProblem]
    private let library: Library

    /// Reads every declaration; O(text).
    public init(_ declarations: Declarations) {
        let log = ProblemLog()
        let library = Library(declarations, log)
        registers = library.paths.compactMap { RegisterAssembly($0, in: library)?.register() }
        Self.refuseSameNames(registers, in: library)
        for path in library.paths where library.ownsOverlay(path) { Translation(path, in: library)?.refuseStrangers() }
        self.library = library
        problems = log.problems
    }

    /// What the schemas declare, in order of path and as they are written. Listed anew at each call.
    public func elements() -> [DeclaredElement] {
        library.paths.flatMap { path in
            library.schemas[path].map { ElementReading($0, library.overlay(path), library.log).elements } ?? []
        }
    }

    private static func refuseSameNames(_ registers: [Register], in library: Library) {
        var names: Set<RegisterID> = []
        for register in registers where !names.insert(register.id).inserted {
            let path = [register.domain, register.id.rawValue].filter { !$0.isEmpty }.joined(separator: "/")
            guard let schema = library.schemas[path] else { continue }
            library.log.note(.duplicate(register.id.rawValue, at: schema.nameTree.place))
        }
    }
}
