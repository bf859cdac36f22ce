import LandkortCore

/// Turtle (W3C Recommendation of 25 February 2014).
extension LinkedGraph {
    /// The graph as text.
    public var turtle: String {
        let heads = prefixes.map { "@prefix \($0): \(Self.written(.iri($1))) .\n" }.joined()
        return subjects.reduce(into: heads) { text, subject in
            text += "\n\(Self.written(.iri(subject.iri)))\n  \(Self.written(subject.statements)) .\n"
        }
    }

    private static func written(_ statements: [Statement]) -> String {
        statements.filter { !$0.values.isEmpty }
            .map { "\($0.property) \($0.values.map(written).joined(separator: ", "))" }.joined(separator: " ;\n  ")
    }

    private static func written(_ term: Term) -> String {
        switch term {
        case .iri(let iri): "<\(encoded(iri))>"
        case .name(let name): name
        case .text(let text, let language): quoted(text) + (language.map { "@\($0)" } ?? "")
        case .typed(let text, let type): "\(quoted(text))^^\(type)"
        case .boolean(let flag): flag ? "true" : "false"
        case .node(let statements): "[ \(written(statements)) ]"
        }
    }

    /// Production `STRING_LITERAL_QUOTE`.
    private static func quoted(_ text: String) -> String {
        "\""
            + text.unicodeScalars.map { scalar in
                switch scalar {
                case "\\", "\"": "\\" + String(scalar)
                case "\n": "\\n"
                case "\r": "\\r"
                case "\t": "\\t"
                case _ where scalar.value < 32 || scalar.value == 127:
                    "\\u00" + String(scalar.value + 256, radix: 16).dropFirst()
                default: String(scalar)
                }
            }.joined() + "\""
    }
}
