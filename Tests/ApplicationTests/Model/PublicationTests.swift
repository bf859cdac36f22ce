import Foundation
import LandkortApplication
import LandkortCore
import LandkortRegisters
import Support
import Testing

@Suite("Publishing a model")
struct PublicationTests {
    private static let circumstances = ModelPublication.Circumstances(
        address: "https://kort.example.dk/", publisher: "Eksempel \"Kommune\" <x>")
    /// Everything that means something in HTML, Turtle, CSV or JSON.
    private static let nasty = #"=A & <b>"B"</b>; \ 'C' </title><script>alert(1)</script>"#
    private static let hasPython = Tool.environmentPython.isHere

    private func written(_ model: Model) throws -> Scratch {
        let scratch = try Scratch()
        try ModelPublication(model, Self.circumstances).write(to: scratch.folder.path)
        return scratch
    }

    private func nastyModel() throws -> Model {
        let quoted = String(decoding: JSON.string(Self.nasty).bytes, as: UTF8.self)
        return try ModelText.model(
            "description: Hvad tårnet kaldes.", "description: \(quoted), examples: [{value: \(quoted)}]",
            "title: Udsigt", "title: \(quoted), meaning: \"http://x.dk/%3Ca%3Eb?c=1&d=(e)\"")
    }

    /// What `script` prints of the folder, as JSON.
    private func facts<T: Decodable>(_ script: String, _ folder: Scratch, as type: T.Type = T.self) async throws -> T {
        let file = try folder.write(script, to: "script.py")
        let outcome = try await Tool.environmentPython.run([file, folder.folder.path])
        guard outcome.code == 0 else { throw ToolProblem(text: outcome.errors) }
        return try JSONDecoder().decode(type, from: Data(outcome.output.utf8))
    }

    @Test("there is a page in each language and a schema for every register, and an index")
    func files() throws {
        let model = Model()
        let all = Set(try ModelPublication(model, Self.circumstances).files.map(\.path))
        let paths = all.filter { !$0.hasPrefix("linkml/") }
        #expect(all.contains("linkml/faelles/objekt.yaml") && all.contains("linkml/bredbaand/mast.yaml"))
        for register in model.registers {
            let own = [
                "registre/\(register.id).html", "registre/\(register.id).en.html", "skemaer/\(register.id).json",
            ]
            #expect(paths.isSuperset(of: own), "\(register.id)")
        }
        #expect(paths.count == 3 * model.registers.count + 7)
        #expect(paths.isSuperset(of: ["index.html", "index.en.html", "begreber.csv", "begreber.ttl", "katalog.ttl"]))
    }

    private static let linter = Tool(Places.package.appending(path: ".venv/bin/linkml-lint").path)

    @Test(
        "a customer's registers, wherever they lie in the folder, pass LinkML's own check as they are published",
        .enabled(if: linter.isHere || ProcessInfo.processInfo.environment["CI"] != nil, "skipped: no .venv"))
    func linkml() async throws {
        let own = try Scratch()
        let charger = ModelText.tower.replacing("taarn", with: "ladestander").replacing("Taarn", with: "Ladestander")
        let mast = try #require(BuiltIn.declarations["bredbaand/mast.yaml"])
        let files = [
            "ladestander.yaml": charger, "bygning/taarn.yaml": ModelText.tower, "mast.yaml": mast,
            "by/gade/fyr.yaml": ModelText.tower.replacing("taarn", with: "fyr").replacing("Taarn", with: "Fyr")
                .replacing("../faelles", with: "../../faelles"),
        ]
        for (path, text) in files {
            let file = own.folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        let model = Model(try RegisterFolder(own.folder.path))
        #expect(ModelCheck(model).count(of: .error) == 0, "\(ModelCheck(model).findings)")
        let folder = try written(model)
        let places = ["egne/ladestander", "bygning/taarn", "bredbaand/mast", "by/gade/fyr"]
        let arguments = places.map { folder.path("linkml/\($0).yaml") }
        for path in arguments {
            let outcome = try await Self.linter.run(["--ignore-warnings", path])
            #expect(outcome.code == 0, "\(outcome.output)\(outcome.errors)")
        }
    }

    @Test("a model that cannot be read is not published, and everything wrong with it is told")
    func broken() throws {
        let model = try ModelText.model("range: integer", "range: heltal", "title: Tårne", "titel: Tårne")
        let problems = #expect(throws: RegisterProblems.self) { try ModelPublication(model, Self.circumstances) }
        #expect(problems?.problems.count == 2)
    }

    @Test("another program finds as many concepts as are declared", .enabled(if: hasPython, "skipped: no .venv"))
    func concepts() async throws {
        let script = """
            import csv, glob, io, json, sys, rdflib, yaml
            from rdflib import RDF, SKOS
            out = sys.argv[1]
            graph = rdflib.Graph().parse(out + "/begreber.ttl")
            rows = list(csv.reader(io.StringIO(open(out + "/begreber.csv", encoding="utf-8-sig", newline="").read()), delimiter=";"))
            declared = schemes = 0
            for name in glob.glob("\(Places.package.path)/Registers/**/*.yaml", recursive=True):
                schema = yaml.safe_load(open(name)); schemes += 1
                for one in (schema.get("classes") or {}).values(): declared += 1 + len(one.get("attributes") or {})
                for one in (schema.get("enums") or {}).values(): declared += 1 + len(one["permissible_values"])
            labelled = {s for s in graph.subjects(SKOS.prefLabel) if len([l for l in graph.objects(s, SKOS.prefLabel) if l.language == "da"]) == 1}
            print(json.dumps([declared, len(set(graph.subjects(RDF.type, SKOS.Concept))), len(rows) - 1, len(labelled),
                              schemes, len(set(graph.subjects(RDF.type, SKOS.ConceptScheme))), max(map(len, rows)), min(map(len, rows))]))
            """
        let counts: [Int] = try await facts(script, try written(Model()))
        #expect(counts[0] > 100 && counts[1] == counts[0] && counts[2] == counts[0] && counts[3] == counts[0])
        #expect(counts[4] == counts[5])
        #expect(counts[6] == 18 && counts[7] == 18, "the columns of the public spreadsheet")
    }

    @Test(
        "texts with every special character arrive whole in each format", .enabled(if: hasPython, "skipped: no .venv"))
    func escaping() async throws {
        let script = """
            import csv, html.parser, io, json, sys, rdflib
            from rdflib import FOAF, SKOS, URIRef
            out = sys.argv[1]
            graph = rdflib.Graph().parse(out + "/begreber.ttl")
            base = "urn:eksempel:taarn#"
            rows = list(csv.DictReader(io.StringIO(open(out + "/begreber.csv", encoding="utf-8-sig", newline="").read()), delimiter=";"))
            row = [r for r in rows if r["Identifikator"] == base + "Taarn.navn"][0]
            class Page(html.parser.HTMLParser):
                text, tags = "", []
                def handle_starttag(self, tag, attributes): self.tags.append(tag)
                def handle_data(self, data): self.text += data
            page = Page(); page.feed(open(out + "/registre/taarn.html").read())
            catalog = rdflib.Graph().parse(out + "/katalog.ttl")
            print(json.dumps({
                "turtle": str(graph.value(URIRef(base + "Taarn.navn"), SKOS.definition, any=True)),
                "code": [str(l) for l in graph.objects(URIRef(base + "Art.1"), SKOS.prefLabel) if l.language == "da"][0],
                "meaning": str(graph.value(URIRef(base + "Art.1"), SKOS.exactMatch)),
                "cell": row["Definition (da)"],
                "schema": json.load(open(out + "/skemaer/taarn.json"))["properties"]["navn"]["description"],
                "page": str(sys.argv[0] != "" and \(Self.python(Self.nasty)) in page.text),
                "scripts": str(page.tags.count("script") + page.tags.count("b")),
                "publisher": str(list(catalog.objects(None, FOAF.name))[0])}))
            """
        let said: [String: String] = try await facts(script, try written(try nastyModel()))
        for format in ["code", "schema"] { #expect(said[format] == Self.nasty, "\(format)") }
        #expect([Self.nasty, "What it is called."].contains(said["turtle"]))
        #expect(said["cell"] == "'" + Self.nasty, "no formula")
        #expect(said["meaning"] == "http://x.dk/%3Ca%3Eb?c=1&d=(e)")
        #expect(said["page"] == "True" && said["scripts"] == "0")
        #expect(said["publisher"] == "Eksempel \"Kommune\" <x>")
    }

    private static func python(_ text: String) -> String { String(decoding: JSON.string(text).bytes, as: UTF8.self) }

    @Test("no page has a script, and every link leads to a page that is there")
    func links() throws {
        let scratch = try written(Model())
        for (path, content) in try ModelPublication(Model(), Self.circumstances).files where path.hasSuffix(".html") {
            let text = String(decoding: content, as: UTF8.self)
            #expect(
                !text.contains("<script")
                    && text.contains("<html lang=\"\(path.hasSuffix(".en.html") ? "en" : "da")\">"))
            let folder = scratch.folder.appending(path: path).deletingLastPathComponent()
            for match in text.matches(of: /href="([^"#]+)(?:#[^"]*)?"/) where !match.1.contains(":") {
                let target = folder.appending(path: String(match.1)).standardizedFileURL.path
                #expect(FileManager.default.fileExists(atPath: target), "\(path): \(match.1)")
            }
            for match in text.matches(of: /href="#([^"]+)"/) { #expect(text.contains("id=\"\(match.1)\""), "\(path)") }
        }
    }

    private static let canShape =
        hasPython && Places.hasData && Tool(Places.package.appending(path: ".venv/bin/pyshacl").path).isHere

    @Test(
        "the catalogue keeps the shapes of DCAT-AP-DK, the strict ones too",
        .enabled(if: canShape, "skipped: pyshacl or ../shared/data is not here"),
        arguments: ["dk_shapes", "dk_shapes_strict"])
    func shapes(name: String) async throws {
        let scratch = try written(Model())
        let outcome = try await Tool(Places.package.appending(path: ".venv/bin/pyshacl").path).run(
            ["-s", Places.data.appending(path: "dcat/\(name).ttl").path, scratch.path("katalog.ttl")])
        #expect(outcome.code == 0 && outcome.output.contains("Conforms: True"), "\(outcome.output)")
    }
}
