import LandkortCore

/// What the schemas declare as concepts: SKOS (W3C Recommendation of 18 August 2009).
///
/// A schema is a concept scheme; its classes, fields, code lists and codes are concepts in it, codes below their list.
struct ConceptGraph {
    private let elements: [DeclaredElement]
    private let schemas: [String: DeclaredElement]

    init(_ elements: [DeclaredElement]) {
        self.elements = elements
        let headers = elements.filter { $0.kind == .schema }
        schemas = Dictionary(headers.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    }

    var graph: LinkedGraph {
        var graph = LinkedGraph(prefixes: [
            "adms": "http://www.w3.org/ns/adms#", "dct": "http://purl.org/dc/terms/",
            "owl": "http://www.w3.org/2002/07/owl#", "skos": "http://www.w3.org/2004/02/skos/core#",
        ])
        for element in elements {
            graph.add(element.uri, element.kind == .schema ? scheme(element) : concept(element))
        }
        return graph
    }

    private func scheme(_ element: DeclaredElement) -> [LinkedGraph.Statement] {
        [
            .init("a", .name("skos:ConceptScheme")),
            .init("dct:title", LinkedGraph.Term.texts(element.title ?? element.name, element.englishTitle)),
            .init("dct:description", LinkedGraph.Term.texts(element.description, element.englishDescription)),
            .init("owl:versionInfo", element.version.map { .text($0, language: nil) }),
            .init("adms:status", element.status.map { .text($0, language: nil) }),
            .init("dct:source", element.sourceTerm),
        ]
    }

    private func concept(_ element: DeclaredElement) -> [LinkedGraph.Statement] {
        let owner = element.owner.flatMap { owner in
            elements.first { $0.path == element.path && $0.name == owner && $0.owner == nil && $0.kind != .schema }
        }
        let isCode = element.kind == .code
        let term = element.title ?? element.name
        return [
            .init("a", .name("skos:Concept")),
            .init("skos:inScheme", schemas[element.path].map { .iri($0.uri) }),
            .init("skos:topConceptOf", owner == nil ? schemas[element.path].map { .iri($0.uri) } : nil),
            .init("skos:prefLabel", LinkedGraph.Term.texts(term, element.englishTitle)),
            .init("skos:altLabel", element.aliases.filter { $0 != term }.map { .text($0, language: "da") }),
            .init("skos:notation", .text(element.name, language: nil)),
            .init("skos:definition", LinkedGraph.Term.texts(element.description, element.englishDescription)),
            .init("skos:example", element.examples.map { .text($0, language: nil) }),
            .init("skos:broader", isCode ? owner.map { .iri($0.uri) } : nil),
            .init("skos:related", isCode ? nil : owner.map { .iri($0.uri) }),
            .init("skos:exactMatch", element.meaning.map { .iri($0) }),
            .init("skos:changeNote", element.deprecation.map { .text($0, language: "da") }),
            .init("owl:deprecated", element.isDeprecated ? .boolean(true) : nil),
            .init("dct:source", element.sourceTerm),
        ]
    }
}

extension DeclaredElement {
    var isDeprecated: Bool { deprecation != nil || status == "deprecated" }

    /// An address as such, words as words.
    fileprivate var sourceTerm: LinkedGraph.Term? {
        source.map { NameForm.uri.admits($0) ? .iri($0) : .text($0, language: "da") }
    }
}
