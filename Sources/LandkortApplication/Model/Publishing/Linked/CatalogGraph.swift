import LandkortCore

/// The registers as data sets in a catalogue: DCAT-AP-DK 2.0.2.
struct CatalogGraph {
    let registers: [Register]
    let publication: ModelPublication.Circumstances

    fileprivate static let vocabulary = "http://publications.europa.eu/resource/"
    /// The profile's own shapes ask for this form of the language list.
    private static let languages = ["DAN", "ENG"].map { "\(vocabulary)dataset/language/\($0)" }
    private static let denmark = "\(vocabulary)authority/country/DNK"

    /// What the strict shapes want to be told of words that are not ours.
    private static let terms =
        languages.map { ($0, "dct:LinguisticSystem") }
        + [(denmark, "dct:Location")]
        + DownloadFormat.allCases.flatMap {
            [($0.fileType, "dct:MediaTypeOrExtent"), ($0.assignment, "dct:MediaType")]
        }

    private var address: String { publication.address }

    var graph: LinkedGraph {
        var graph = LinkedGraph(prefixes: [
            "adms": "http://www.w3.org/ns/adms#", "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/",
            "owl": "http://www.w3.org/2002/07/owl#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
            "skos": "http://www.w3.org/2004/02/skos/core#",
        ])
        for (term, type) in Self.terms { graph.add(term, [.init("a", .name(type))]) }
        graph.add("\(address)/#katalog", catalog)
        graph.add("\(address)/#udgiver", publisher)
        graph.add("\(address)/#api", service)
        for register in registers {
            graph.add(dataset(register), statements(on: register))
            for format in DownloadFormat.allCases {
                graph.add("\(dataset(register))-\(format)", distribution(register, format))
            }
        }
        return graph
    }

    private func dataset(_ register: Register) -> String { "\(address)/collections/\(register.id)#data" }

    private var catalog: [LinkedGraph.Statement] {
        [
            .init("a", .name("dcat:Catalog")),
            .init("dct:title", LinkedGraph.Term.texts("Landkortets registre", "Landkort's registers")),
            .init(
                "dct:description",
                LinkedGraph.Term.texts(
                    "Registre over digital infrastruktur og beredskab.",
                    "Registers of digital infrastructure and preparedness.")),
            .init("dct:publisher", .iri("\(address)/#udgiver")),
            .init("dct:language", Self.languages.map { .iri($0) }),
            .init("dct:spatial", .iri(Self.denmark)),
            .init("dcat:service", .iri("\(address)/#api")),
            .init("dcat:dataset", registers.map { .iri(dataset($0)) }),
        ]
    }

    private var publisher: [LinkedGraph.Statement] {
        [
            .init("a", [.name("foaf:Agent"), .name("foaf:Organization")]),
            .init("foaf:name", .text(publication.publisher, language: "da")),
        ]
    }

    private var service: [LinkedGraph.Statement] {
        [
            .init("a", .name("dcat:DataService")),
            .init("dct:title", LinkedGraph.Term.texts("OGC API", nil)),
            .init("dcat:endpointURL", .iri("\(address)/")),
            .init("dcat:endpointDescription", .iri("\(address)/api")),
            .init("dcat:servesDataset", registers.map { .iri(dataset($0)) }),
        ]
    }
}

extension CatalogGraph {
    private func statements(on register: Register) -> [LinkedGraph.Statement] {
        [
            .init("a", .name("dcat:Dataset")),
            .init("dct:identifier", .text(register.uri, language: nil)),
            .init("dct:title", LinkedGraph.Term.texts(register.title)),
            .init("dct:description", LinkedGraph.Term.texts(register.description)),
            .init("dct:publisher", .iri("\(address)/#udgiver")),
            .init("dct:language", Self.languages.map { .iri($0) }),
            .init("dct:spatial", .iri(Self.denmark)),
            .init("dct:accessRights", access(to: register)),
            .init(
                "dct:conformsTo", .node([.init("a", .name("dct:Standard")), .init("rdfs:seeAlso", .iri(register.uri))])),
            .init("dcat:keyword", register.domain.isEmpty ? nil : .text(register.domain, language: "da")),
            .init("owl:versionInfo", register.version.isEmpty ? nil : .text(register.version, language: nil)),
            .init("dcat:distribution", DownloadFormat.allCases.map { .iri("\(dataset(register))-\($0)") }),
        ]
    }

    /// Open only where neither the class nor its records begin as hidden.
    private func access(to register: Register) -> LinkedGraph.Term {
        let isOpen =
            (register.annotations["laes"] ?? "alle") == "alle"
            && ["", "1"].contains(register["off_kode"]?.defaultValue?.string ?? "")
        let word = isOpen ? "PUBLIC" : "RESTRICTED"
        return .node([
            .init("a", .name("dct:RightsStatement")), .init("rdfs:label", .text(word, language: nil)),
            .init("dct:type", .iri("\(Self.vocabulary)authority/access-right/\(word)")),
        ])
    }

    private func distribution(_ register: Register, _ format: DownloadFormat) -> [LinkedGraph.Statement] {
        [
            .init("a", .name("dcat:Distribution")),
            .init("dct:title", LinkedGraph.Term.texts(register.title)),
            .init("dcat:accessURL", .iri("\(address)/collections/\(register.id)/items")),
            .init("dcat:downloadURL", .iri("\(address)/collections/\(register.id)/download?format=\(format)")),
            .init("dcat:accessService", .iri("\(address)/#api")),
            .init("dcat:mediaType", .iri(format.assignment)),
            .init("dct:format", .iri(format.fileType)),
            .init("dct:language", Self.languages.map { .iri($0) }),
        ]
    }
}

extension DownloadFormat {
    /// In the European list of file types.
    fileprivate var fileType: String { "\(CatalogGraph.vocabulary)authority/file-type/\(rawValue.uppercased())" }

    /// The page of its media type.
    fileprivate var assignment: String {
        "https://www.iana.org/assignments/media-types/" + mediaType.prefix { $0 != ";" }
    }
}
