import LandkortCore

/// Statements about things that have names on the web (RDF 1.1), in the order they were made.
public struct LinkedGraph: Sendable {
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
        /// What a thing is, as every syntax has a way of its own to say.
        static let type = "a"

        let property: String
        let values: [Term]

        /// Says nothing where `values` is empty.
        init(_ property: String, _ values: [Term]) {
            self.property = property
            self.values = values
        }

        init(_ property: String, _ value: Term?) { self.init(property, [value].compactMap { $0 }) }
    }

    let prefixes: KeyValuePairs<String, String>
    private(set) var subjects: [(iri: String, statements: [Statement])] = []

    /// A graph without statements.
    init(prefixes: KeyValuePairs<String, String>) { self.prefixes = prefixes }

    /// Adds what is said of `subject`, an IRI.
    mutating func add(_ subject: String, _ statements: [Statement]) {
        subjects.append((subject, statements.filter { !$0.values.isEmpty }))
    }

    /// An IRI without what none can hold (production `IRIREF` of Turtle).
    static func encoded(_ iri: String) -> String {
        iri.unicodeScalars.map { scalar in
            guard scalar.value <= 32 || "<>\"{}|^`\\".unicodeScalars.contains(scalar) else { return String(scalar) }
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }
}

extension LinkedGraph.Term {
    /// Danish and, where it is there, English.
    static func texts(_ danish: String?, _ english: String?) -> [LinkedGraph.Term] {
        [danish.map { .text($0, language: "da") }, english.map { .text($0, language: "en") }].compactMap { $0 }
    }

    static func texts(_ text: Bilingual) -> [LinkedGraph.Term] { texts(text.da, text.en == text.da ? nil : text.en) }
}
