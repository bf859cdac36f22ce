/// All schema files together, with what each of them can see through its imports.
struct Library {
    let log: ProblemLog
    /// By path without `.yaml`.
    private(set) var schemas: [String: Schema] = [:]
    private var overlays: [String: Overlay] = [:]
    private var scopes: [String: Scope] = [:]
    /// Schemas that are no YAML: those that import them are not blamed for what they miss.
    private var unreadable: Set<String> = []
    private let declarations: Declarations

    init(_ declarations: Declarations, _ log: ProblemLog) {
        self.declarations = declarations
        self.log = log
        for (file, tree) in Self.trees(declarations, ".yaml", log) { addSchema(file, tree) }
        for (file, tree) in Self.trees(declarations, ".en.json", log) { addOverlay(file, tree) }
        for path in paths { scopes[path] = Scope(of: path, in: self) }
    }

    var paths: [String] { schemas.keys.sorted() }

    func overlay(_ path: String) -> Overlay { overlays[path] ?? Overlay() }

    /// Whether the English of a schema was written for it, and not for one that it replaces.
    func ownsOverlay(_ path: String) -> Bool { !declarations.isStale(path + ".en.json") }

    func schema(of tree: Tree) -> Schema? { schemas[String(tree.file.path.dropLast(".yaml".count))] }

    /// What the file that `tree` is written in can name.
    func scope(of tree: Tree) -> Scope { scopes[String(tree.file.path.dropLast(".yaml".count))] ?? Scope() }

    /// The files with that ending, each with what is in it; `nil` is no YAML.
    private static func trees(
        _ declarations: Declarations, _ ending: String, _ log: ProblemLog
    ) -> [(SourceFile, Tree?)] {
        let files = declarations.paths(endingIn: ending).map(declarations.file)
        let readings = inParallel(files.count) { index in
            let log = ProblemLog()
            let tree = log.attempt { () throws(RegisterProblem) in try Tree(files[index], log) }
            return (tree, log.problems)
        }
        return zip(files, readings).map { file, reading in
            for problem in reading.1 { log.note(problem) }
            return (file, reading.0)
        }
    }

    private mutating func addSchema(_ file: SourceFile, _ tree: Tree?) {
        let path = String(file.path.dropLast(".yaml".count))
        if let tree { schemas[path] = Schema(tree, log) } else { unreadable.insert(path) }
    }

    private mutating func addOverlay(_ file: SourceFile, _ tree: Tree?) {
        let path = String(file.path.dropLast(".en.json".count))
        guard schemas[path] != nil || unreadable.contains(path) else {
            log.note(.orphanOverlay(path + ".yaml", at: file.place(line: 1, column: 1)))
            return
        }
        overlays[path] = tree.map { Overlay($0, log) }
    }

    /// What a schema imports itself, resolved as LinkML does: relative to the file that imports. `nil` is an import
    /// that cannot be read.
    func imports(of schema: Schema) -> [String?] {
        schema.imports.compactMap { item -> String?? in
            guard let name = log.attempt({ () throws(RegisterProblem) in try item.text() }) else { return .some(nil) }
            guard name != "linkml:types" else { return nil }
            let path = Self.resolve(name, from: schema.path)
            if schemas[path] != nil { return path }
            if !unreadable.contains(path) { log.note(.importNotFound(name, near: near(name, schema), at: item.place)) }
            return .some(nil)
        }
    }

    /// How `schema` would import what is called as the last part of `name`.
    private func near(_ name: String, _ schema: Schema) -> [String] {
        let wanted = name.split(separator: "/").last.map { $0.hasSuffix(".yaml") ? $0.dropLast(".yaml".count) : $0 }
        let up = String(repeating: "../", count: max(schema.path.count { $0 == "/" }, 1))
        return paths.filter { $0.split(separator: "/").last == wanted }.map { up + $0 }
    }

    /// Steps above the root stay at the root, as in a web address: a customer's file may lie there alone.
    private static func resolve(_ name: String, from path: String) -> String {
        var parts = path.split(separator: "/").dropLast().map(String.init)
        for part in name.split(separator: "/").map(String.init) where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}
