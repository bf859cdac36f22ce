import Yams

extension Tree {
    /// Reads one YAML document; JSON is read as the YAML it is. The only code that knows the YAML library.
    ///
    /// What is not valid YAML is thrown; what is valid but not used in declarations is noted.
    init(_ file: SourceFile, _ log: ProblemLog) throws(RegisterProblem) {
        guard let aliases = AliasSigns(file.text) else {
            throw .syntax("letters for private use", at: file.place(line: 1, column: 1))
        }
        var keys = RepeatedKeys(aliases.text)
        let (parser, root) = try Self.read(file, aliases, &keys)
        // Nodes hold their anchors weakly: without the parser they could not be seen and refused.
        defer { withExtendedLifetime(parser) {} }
        guard let root else { throw .wrongShape(.map, at: file.place(line: 1, column: 1)) }
        self = TreeReading(file: file, aliases: aliases, keys: keys, log: log).tree(of: root)
    }

    private static func read(
        _ file: SourceFile, _ aliases: AliasSigns, _ keys: inout RepeatedKeys
    ) throws(RegisterProblem) -> (Parser, Node?) {
        while true {
            do {
                let parser = try Parser(yaml: keys.text, resolver: .basic)
                return (parser, try parser.singleRoot())
            } catch YamlError.duplicatedKeysInMapping(let names, let context)
                where keys.disguise(names.first ?? "", line: context.mark.line, column: context.mark.column)
            {
                continue
            } catch {
                throw RegisterProblem(error, in: file, aliases)
            }
        }
    }
}

/// Makes the library's nodes trees.
private struct TreeReading {
    let file: SourceFile
    let aliases: AliasSigns
    let keys: RepeatedKeys
    let log: ProblemLog

    func tree(of node: Node) -> Tree {
        let (line, column) = (node.mark?.line ?? 1, node.mark?.column ?? 1)
        if let extra = extra(of: node) {
            log.note(.unsupported(extra, at: file.place(line: line, column: column)))
        }
        let content: Tree.Content =
            switch node {
            case .scalar(let scalar):
                .text(aliases.restored(scalar.string), isPlain: scalar.style == .plain)
            case .sequence(let items):
                .list(items.map(tree))
            case .mapping(let pairs):
                .map(entries(of: pairs))
            case .alias:
                .list([])
            }
        return Tree(content: content, file: file, line: line, column: column)
    }

    private func entries(of pairs: Node.Mapping) -> [Tree.Entry] {
        var names: Set<String> = []
        var entries: [Tree.Entry] = []
        for (key, value) in pairs {
            let key = undisguised(key)
            _ = log.attempt { () throws(RegisterProblem) in try key.text() }
            guard case .text(let name, _) = key.content else { continue }
            guard names.insert(name).inserted else {
                log.note(.duplicate(name, at: key.place))
                continue
            }
            entries.append(Tree.Entry(key: key, name: name, value: tree(of: value)))
        }
        return entries
    }

    /// A repeated key is known by what the library read.
    private func undisguised(_ node: Node) -> Tree {
        let key = tree(of: node)
        guard let name = node.scalar.flatMap({ keys.undisguised($0.string) }) else { return key }
        return Tree(
            content: .text(aliases.restored(name), isPlain: node.scalar?.style == .plain), file: file, line: key.line,
            column: key.column)
    }

    /// The sign of an anchor, alias or tag: allowed in YAML, not needed in a declaration.
    private func extra(of node: Node) -> String? {
        guard node.anchor == nil else { return "&" }
        let plainTags = Self.plainTags
        return switch node {
        case .scalar(let scalar) where scalar.style == .plain && aliases.isAlias(scalar.string): "*"
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
    fileprivate init(_ error: any Error, in file: SourceFile, _ aliases: AliasSigns) {
        switch error as? YamlError {
        case .scanner(_, let text, let mark, _), .parser(_, let text, let mark, _), .composer(_, let text, let mark, _):
            self = .syntax(text, at: file.place(line: mark.line, column: mark.column))
        case .duplicatedKeysInMapping(let keys, let context):
            let place = file.place(line: context.mark.line, column: context.mark.column)
            self = .duplicate(aliases.restored(keys.first ?? ""), at: place)
        case .reader(let text, _, _, _):
            self = .syntax(text, at: file.place(line: 1, column: 1))
        default:
            self = .syntax("\(error)", at: file.place(line: 1, column: 1))
        }
    }
}
