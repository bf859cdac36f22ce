/// The classes and code lists that one schema can name: its own and those of everything it imports.
struct Scope {
    private(set) var classes: [String: (declaration: ClassDeclaration, path: String)] = [:]
    private(set) var codeLists: [String: (declaration: CodeListDeclaration, path: String)] = [:]
    /// Whether every import could be read, so that what is missing is truly missing.
    private(set) var isComplete = true

    init() {}

    init(of path: String, in library: Library) {
        var seen: Set<String> = [path]
        var waiting = [path]
        while let next = waiting.popLast(), let schema = library.schemas[next] {
            add(schema, library.log)
            let imports = library.imports(of: schema)
            isComplete = isComplete && !imports.contains(nil)
            waiting += imports.compactMap { $0 }.filter { seen.insert($0).inserted }
        }
    }

    private mutating func add(_ schema: Schema, _ log: ProblemLog) {
        for declaration in schema.classes {
            guard classes[declaration.name] == nil else {
                log.note(.duplicate(declaration.name, at: declaration.key.place))
                continue
            }
            classes[declaration.name] = (declaration, schema.path)
        }
        for declaration in schema.codeLists {
            guard codeLists[declaration.name] == nil else {
                log.note(.duplicate(declaration.name, at: declaration.key.place))
                continue
            }
            codeLists[declaration.name] = (declaration, schema.path)
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
