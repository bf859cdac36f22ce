/// One schema file as it is written, before anything is inherited or looked up.
struct Schema {
    let tree: Tree
    let name: Tree
    let id: String
    let title: String
    let description: String
    let version: String
    let status: String
    let imports: [Tree]
    let classes: [ClassDeclaration]
    let codeLists: [CodeListDeclaration]

    init(_ file: SourceFile) throws(RegisterProblem) {
        tree = try Tree(file)
        let keys = try tree.keyed(Keys.schema)
        id = try keys.required("id").text()
        name = try keys.required("name")
        let named = try name.text()
        title = try keys.text("title") ?? named
        description = try keys.text("description") ?? ""
        version = try keys.text("version") ?? ""
        status = try Self.status(keys)
        imports = try keys.list("imports")
        classes = try keys.map("classes").map { (entry) throws(RegisterProblem) in try ClassDeclaration(entry) }
        codeLists = try keys.map("enums").map { (entry) throws(RegisterProblem) in try CodeListDeclaration(entry) }
        try Self.checkHeader(keys)
    }

    /// `beredskab/beskyttelsesrum` for `beredskab/beskyttelsesrum.yaml`.
    var path: String { String(tree.file.path.dropLast(".yaml".count)) }

    private static func status(_ keys: Keyed) throws(RegisterProblem) -> String {
        guard let status = keys["status"] else { return "draft" }
        return try status.oneOf(Keys.statuses)
    }

    /// Keys that mean something to LinkML's own tools only.
    private static func checkHeader(_ keys: Keyed) throws(RegisterProblem) {
        for name in ["license", "source", "default_prefix"] { _ = try keys.text(name) }
        _ = try keys["in_language"]?.oneOf(["da"])
        _ = try keys["default_range"]?.oneOf(["string"])
        _ = try keys["see_also"]?.texts()
        for prefix in try keys.map("prefixes") { _ = try prefix.value.text() }
    }
}

extension Tree {
    /// Text that is one of `allowed`.
    func oneOf(_ allowed: [String]) throws(RegisterProblem) -> String {
        let text = try self.scalar()
        guard allowed.contains(text) else { throw .notAllowed(text, allowed: allowed, at: place) }
        return text
    }
}
