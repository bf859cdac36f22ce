public import LandkortCore

extension Document {
    /// The document's structure: `title`, `language`, `sample` and `blocks`, each with its `kind` and its runs.
    public var json: JSON {
        [
            "title": .string(title), "language": .string(language.rawValue), "sample": .boolean(isSample),
            "blocks": .array(blocks.map(\.json)),
        ]
    }
}

extension Document.Block {
    fileprivate var json: JSON {
        switch self {
        case .heading(let text, let level):
            ["kind": "heading", "level": .integer(level), "text": .string(text)]
        case .paragraph(let runs):
            ["kind": "paragraph", "runs": .array(runs.map(\.json))]
        case .list(let items):
            ["kind": "list", "items": .array(items.map { .array($0.map(\.json)) })]
        }
    }
}

extension Document.Run {
    fileprivate var json: JSON {
        var members: [JSON.Member] = [.init(name: "text", value: .string(text))]
        if !evidence.isEmpty { members.append(.init(name: "evidence", value: .array(evidence.map(\.json)))) }
        return .object(members)
    }
}

extension Document.Evidence {
    fileprivate var json: JSON {
        [
            "register": .string(register.rawValue), "id": .string(id), "name": .string(name),
            "source": source.map(JSON.string) ?? .null, "sample": .boolean(isSynthetic),
        ]
    }
}
