import LandkortCore

/// An RDF graph to write as Turtle (W3C Recommendation of 25 February 2014).
struct Turtle {
    /// What a statement says of its subject.
    enum Term: Sendable {
        /// Written in full; what an IRI cannot hold is percent-encoded.
        case iri(String)
        /// One of the prefixes and a local name, such as `skos:Concept`.
        case name(String)
        case text(String, language: String?)
        /// A text of a type, such as `xsd:date`.
        case typed(String, String)
        case boolean(Bool)
        /// A node without a name.
        case node([Statement])
    }

    struct Statement: Sendable {
        let property: String
        let values: [Term]

        /// Says nothing where `values` is empty.
        init(_ property: String, _ values: [Term]) {
            self.property = property
            self.values = values
        }

        init(_ property: String, _ value: Term?) { self.init(property, [value].compactMap { $0 }) }
    }

    private(set) var text: String

    /// A graph without statements.
    init(prefixes: KeyValuePairs<String, String>) {
        text = prefixes.map { "@prefix \($0): \(Self.written(.iri($1))) .\n" }.joined()
    }

    /// Adds what is said of `subject`, an IRI.
    mutating func add(_ subject: String, _ statements: [Statement]) {
        text += "\n\(Self.written(.iri(subject)))\n  \(Self.written(statements)) .\n"
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

    /// Production `IRIREF`.
    private static func encoded(_ iri: String) -> String {
        iri.unicodeScalars.map { scalar in
            guard scalar.value <= 32 || "<>\"{}|^`\\".unicodeScalars.contains(scalar) else { return String(scalar) }
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
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

extension Turtle.Term {
    /// Danish and, where it is there, English.
    static func texts(_ danish: String?, _ english: String?) -> [Turtle.Term] {
        [danish.map { .text($0, language: "da") }, english.map { .text($0, language: "en") }].compactMap { $0 }
    }

    static func texts(_ text: Bilingual) -> [Turtle.Term] { texts(text.da, text.en == text.da ? nil : text.en) }
}
