import Yams

extension Tree {
    /// Reads one YAML document; JSON is read as the YAML it is. The only code that knows the YAML library.
    ///
    /// What is not valid YAML is thrown; what is valid but not used in declarations is noted.
    init(_ file: SourceFile, _ log: ProblemLog) throws(RegisterProblem) {
        let parser: Parser
        let root: Node?
        do {
            parser = try Parser(yaml: file.text, resolver: .basic)
            root = try parser.singleRoot()
        } catch {
            throw RegisterProblem(error, in: file)
        }
        // Nodes hold their anchors weakly: without the parser they could not be seen and refused.
        defer { withExtendedLifetime(parser) {} }
        guard let root else { throw .wrongShape(.map, at: file.place(line: 1, column: 1)) }
        self = Self.tree(of: root, in: file, log)
    }

    private static func tree(of node: Node, in file: SourceFile, _ log: ProblemLog) -> Tree {
        let (line, column) = (node.mark?.line ?? 1, node.mark?.column ?? 1)
        if let extra = extra(of: node) {
            log.note(.unsupported(extra, at: file.place(line: line, column: column)))
        }
        let content: Content =
            switch node {
            case .scalar(let scalar):
                .text(scalar.string, isPlain: scalar.style == .plain)
            case .sequence(let items):
                .list(items.map { tree(of: $0, in: file, log) })
            case .mapping(let pairs):
                .map(entries(of: pairs, in: file, log))
            case .alias:
                .list([])
            }
        return Tree(content: content, file: file, line: line, column: column)
    }

    private static func entries(of pairs: Node.Mapping, in file: SourceFile, _ log: ProblemLog) -> [Entry] {
        var names: Set<String> = []
        var entries: [Entry] = []
        for (key, value) in pairs {
            let key = tree(of: key, in: file, log)
            _ = log.attempt { () throws(RegisterProblem) in try key.text() }
            guard case .text(let name, _) = key.content else { continue }
            guard names.insert(name).inserted else {
                log.note(.duplicate(name, at: key.place))
                continue
            }
            entries.append(Entry(key: key, name: name, value: tree(of: value, in: file, log)))
        }
        return entries
    }

    /// The sign of an anchor, alias or tag: allowed in YAML, not needed in a declaration.
    private static func extra(of node: Node) -> String? {
        guard node.anchor == nil else { return "&" }
        return switch node {
        case .scalar(let scalar): plainTags.contains(scalar.tag.rawValue) ? nil : "!"
        case .sequence(let items): plainTags.contains(items.tag.rawValue) ? nil : "!"
        case .mapping(let pairs): plainTags.contains(pairs.tag.rawValue) ? nil : "!"
        case .alias: "*"
        }
    }

    private static let plainTags: Set<String> = [
        "", "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map",
    ]
}

extension RegisterProblem {
    fileprivate init(_ error: any Error, in file: SourceFile) {
        switch error as? YamlError {
        case .scanner(_, let text, let mark, _), .parser(_, let text, let mark, _), .composer(_, let text, let mark, _):
            self = .syntax(text, at: file.place(line: mark.line, column: mark.column))
        case .duplicatedKeysInMapping(let keys, let context):
            let place = file.place(line: context.mark.line, column: context.mark.column)
            self = .duplicate(keys.first ?? "", at: place)
        case .reader(let text, _, _, _):
            self = .syntax(text, at: file.place(line: 1, column: 1))
        default:
            self = .syntax("\(error)", at: file.place(line: 1, column: 1))
        }
    }
}
