public import LandkortCore

/// JSON-LD 1.1 (W3C Recommendation of 16 July 2020).
extension LinkedGraph {
    /// The graph as one document.
    public var json: JSON {
        [
            "@context": .object(prefixes.map { .init(name: $0, value: .string($1)) }),
            "@graph": .array(
                subjects.map { subject in
                    Self.document(of: subject.statements, [.init(name: "@id", value: Self.address(subject.iri))])
                }),
        ]
    }

    private static func document(of statements: [Statement], _ head: [JSON.Member] = []) -> JSON {
        .object(head + statements.filter { !$0.values.isEmpty }.map(member))
    }

    private static func member(_ statement: Statement) -> JSON.Member {
        guard statement.property == Statement.type else {
            return .init(name: statement.property, value: .array(statement.values.map(value)))
        }
        let names = statement.values.compactMap { if case .name(let name) = $0 { JSON.string(name) } else { nil } }
        return .init(name: "@type", value: .array(names))
    }

    private static func value(_ term: Term) -> JSON {
        switch term {
        case .iri(let iri): ["@id": address(iri)]
        case .name(let name): ["@id": .string(name)]
        case .text(let text, nil): ["@value": .string(text)]
        case .text(let text, let language?): ["@value": .string(text), "@language": .string(language)]
        case .typed(let text, let type): ["@value": .string(text), "@type": .string(type)]
        case .boolean(let flag): ["@value": .boolean(flag)]
        case .node(let statements): document(of: statements)
        }
    }

    private static func address(_ iri: String) -> JSON { .string(encoded(iri)) }
}
