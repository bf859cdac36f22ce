/// One schema file as it is written, before anything is inherited or looked up.
struct Schema {
    let tree: Tree
    let keys: Keyed
    /// The key `name` where it is written; the document itself where it is missing.
    let nameTree: Tree
    let name: String
    let id: String
    let title: String?
    let description: String?
    let version: String?
    let status: String?
    let license: String?
    let source: Tree?
    let seeAlso: [Tree]
    let annotations: Annotations
    let prefixes: [String: String]
    let imports: [Tree]
    let classes: [ClassDeclaration]
    let codeLists: [CodeListDeclaration]

    init(_ tree: Tree, _ log: ProblemLog) {
        let keys = tree.keyed(Keys.schema, log)
        self.tree = tree
        self.keys = keys
        let idTree = keys.required("id")
        id = idTree.flatMap { tree in log.attempt { () throws(RegisterProblem) in try tree.named(.uri) } } ?? ""
        nameTree = keys.required("name") ?? tree
        name = keys.text("name") ?? ""
        title = keys.text("title")
        description = keys.text("description")
        version = keys.text("version")
        status = keys.oneOf(Keys.statuses, "status")
        license = keys.text("license")
        source = keys["source"]
        seeAlso = keys.list("see_also")
        annotations = Annotations(keys, allowed: Keys.schemaAnnotations)
        prefixes = Self.prefixes(keys)
        imports = keys.list("imports")
        classes = keys.map("classes").map { ClassDeclaration($0, log) }
        codeLists = keys.map("enums").map { CodeListDeclaration($0, log) }
        check()
    }

    /// `beredskab/beskyttelsesrum` for `beredskab/beskyttelsesrum.yaml`.
    var path: String { String(tree.file.path.dropLast(".yaml".count)) }

    private static func prefixes(_ keys: Keyed) -> [String: String] {
        var prefixes: [String: String] = [:]
        for prefix in keys.map("prefixes") {
            prefixes[prefix.name] = keys.log.attempt { () throws(RegisterProblem) in try prefix.value.named(.uri) }
        }
        return prefixes
    }

    private func check() {
        _ = keys.oneOf(["da"], "in_language")
        _ = keys.oneOf(["string"], "default_range")
        let terms =
            [source].compactMap { $0 } + seeAlso + codeLists.compactMap(\.uri)
            + codeLists.flatMap { $0.codes.compactMap(\.meaning) }
        for term in terms { _ = keys.log.attempt { () throws(RegisterProblem) in try uri(of: term) } }
        guard let prefix = keys.text("default_prefix"), prefixes[prefix] == nil, let tree = keys["default_prefix"],
            !NameForm.uri.admits(prefix)
        else { return }
        keys.log.note(.unknownName(prefix, known: prefixes.keys.sorted(), at: tree.place))
    }
}

extension Schema {
    /// The URI that `term` stands for: itself, or a name with one of the schema's prefixes before a colon.
    func uri(of term: Tree) throws(RegisterProblem) -> String {
        let text = try term.named(.uri)
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        if let prefix = prefixes[parts[0]] { return prefix + parts[1] }
        guard parts[1].hasPrefix("//") || ["urn", "mailto"].contains(parts[0].lowercased()) else {
            throw .unknownName(parts[0], known: prefixes.keys.sorted(), at: term.place)
        }
        return text
    }

    /// As ``uri(of:)`` for a term that has been checked; `nil` for one that was refused.
    func expanded(_ term: Tree) -> String? { try? uri(of: term) }
}
