/// All schema files together, with what each of them can see through its imports.
struct Library {
    /// By path without `.yaml`.
    private(set) var schemas: [String: Schema] = [:]
    private var overlays: [String: Overlay] = [:]
    private var scopes: [String: Scope] = [:]

    /// - Parameter files: text by path relative to `Registers/`; names other than `.yaml` and `.en.json` are skipped.
    init(_ files: [String: String]) throws(RegisterProblem) {
        for (path, text) in files.sorted(by: { $0.key < $1.key }) where path.hasSuffix(".yaml") {
            let schema = try Schema(SourceFile(path: path, text: text))
            schemas[schema.path] = schema
        }
        for (path, text) in files.sorted(by: { $0.key < $1.key }) where path.hasSuffix(".en.json") {
            try addOverlay(SourceFile(path: path, text: text))
        }
        for path in schemas.keys.sorted() { scopes[path] = try Scope(of: path, in: self) }
    }

    var paths: [String] { schemas.keys.sorted() }

    func overlay(_ path: String) -> Overlay { overlays[path] ?? Overlay() }

    /// What the file that `tree` is written in can name.
    func scope(of tree: Tree) -> Scope { scopes[String(tree.file.path.dropLast(".yaml".count))] ?? Scope() }

    private mutating func addOverlay(_ file: SourceFile) throws(RegisterProblem) {
        let path = String(file.path.dropLast(".en.json".count))
        guard schemas[path] != nil else {
            throw .orphanOverlay(path + ".yaml", at: file.place(line: 1, column: 1))
        }
        overlays[path] = try Overlay(file)
    }

    /// The paths a schema imports itself, resolved as LinkML does: relative to the file that imports.
    func imports(of schema: Schema) throws(RegisterProblem) -> [String] {
        var paths: [String] = []
        for item in schema.imports {
            let name = try item.text()
            guard name != "linkml:types" else { continue }
            let path = Self.resolve(name, from: schema.path)
            guard schemas[path] != nil else { throw .importNotFound(name, at: item.place) }
            paths.append(path)
        }
        return paths
    }

    private static func resolve(_ name: String, from path: String) -> String {
        var parts = path.split(separator: "/").dropLast().map(String.init)
        for part in name.split(separator: "/").map(String.init) where part != "." {
            if part == "..", !parts.isEmpty { parts.removeLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}

/// The classes and code lists that one schema can name: its own and those of everything it imports.
struct Scope {
    private(set) var classes: [String: (declaration: ClassDeclaration, path: String)] = [:]
    private(set) var codeLists: [String: (declaration: CodeListDeclaration, path: String)] = [:]

    init() {}

    init(of path: String, in library: Library) throws(RegisterProblem) {
        var seen: Set<String> = [path]
        var waiting = [path]
        while let next = waiting.popLast(), let schema = library.schemas[next] {
            try add(schema)
            waiting += try library.imports(of: schema).filter { seen.insert($0).inserted }
        }
    }

    private mutating func add(_ schema: Schema) throws(RegisterProblem) {
        for declaration in schema.classes {
            guard classes.updateValue((declaration, schema.path), forKey: declaration.name) == nil else {
                throw .duplicate(declaration.name, at: declaration.key.place)
            }
        }
        for declaration in schema.codeLists {
            guard codeLists.updateValue((declaration, schema.path), forKey: declaration.name) == nil else {
                throw .duplicate(declaration.name, at: declaration.key.place)
            }
        }
    }

    func declaration(named name: Tree) throws(RegisterProblem) -> ClassDeclaration {
        let text = try name.text()
        guard let found = classes[text] else {
            throw .unknownName(text, known: classes.keys.sorted(), at: name.place)
        }
        return found.declaration
    }
}
