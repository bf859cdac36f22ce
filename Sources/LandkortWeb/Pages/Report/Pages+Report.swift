import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    /// `/rapporter/{process}`: a document that an analysis writes, as a page or, with `format`, as a file.
    func report(_ request: Request, _ context: RequestSource) async throws -> Response {
        guard let process = AnalysisProcess.all.first(where: { $0.id == context.parameters.get("process") }),
            process.output == .document
        else { throw RequestProblem.noSuchPage(request.uri.path) }
        let inputs = Self.inputs(request)
        let answer = try await process.run(inputs, in: workspace, reader: context.reader)
        guard case .document(let document, let format) = answer else {
            throw RequestProblem.noSuchPage(request.uri.path)
        }
        guard inputs["format"] == nil else { return Self.file(document, format, of: process, inputs, request) }
        guard try wantsPage(request) else { return Reply.bytes(answer.json, "application/json", to: request) }
        return try await page(document, of: process, inputs, request, context)
    }

    private func wantsPage(_ request: Request) throws(RequestProblem) -> Bool { try Format(request) == .html }

    /// All but what every page takes.
    private static func inputs(_ request: Request) -> [String: String] {
        let pairs = request.parameters.pairs.filter { $0.name != "f" && $0.name != "lang" }
        return Dictionary(pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    private static func file(
        _ document: Document, _ format: DocumentFormat, of process: AnalysisProcess, _ inputs: [String: String],
        _ request: Request
    ) -> Response {
        var response = Reply.bytes(document.bytes(as: format), format.type, to: request)
        let words = [process.id] + process.inputs.map(\.name).filter { $0 != "format" }.compactMap { inputs[$0] }
        // What was asked is in the name, and what was asked may be anything.
        let name = words.joined(separator: "-").filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        response.headers[.contentDisposition] = "attachment; filename=\"\(name).\(format.ending)\""
        return response
    }

    private func page(
        _ document: Document, of process: AnalysisProcess, _ inputs: [String: String], _ request: Request,
        _ context: RequestSource
    ) async throws -> Response {
        let words = words(context.language)
        var frame = PageFrame(title: document.title)
        frame.isSynthetic = document.isSample
        frame.crumbs = try await crumbs(inputs)
        let files = files(request, words)
        frame.alternates = files.map { (type: $0.type, url: $0.url, label: $0.label) }
        let content: [String: Any] = [
            "kind": process.title[context.language], "heading": document.title,
            "documentLang": document.language.rawValue,
            "choices": try await choices(process, inputs, request, context),
            "document": document.htmlBody { ValueText.address(of: $0.id, in: $0.register.rawValue) },
            "files": files.map { ["label": $0.label, "url": $0.url, "isFile": $0.isFile] as [String: Any] },
        ]
        return Reply.html(page("report", content, in: frame, request, context.language), to: request)
    }

    /// The area that the report is of.
    private func crumbs(_ inputs: [String: String]) async throws -> [(label: String, url: String)] {
        let territory = try await workspace.territory()
        return inputs.values.compactMap { territory.area($0) }.map { area in
            (label: area.name, url: ValueText.address(of: area.code, in: area.kind.collection))
        }
    }

    private func files(
        _ request: Request, _ words: Words
    ) -> [(label: String, url: String, type: String, isFile: Bool)] {
        func address(_ name: String, _ value: String) -> String {
            Self.address(request.uri.path, request.uri.query, setting: name, to: value)
        }
        return [
            (words("reportAsText"), address("format", "text"), DocumentFormat.text.type, true),
            (words("reportAsHtml"), address("format", "html"), DocumentFormat.html.type, true),
            (words("reportAsJson"), address("f", "json"), "application/json", false),
        ]
    }

    /// What an input that may be left out can be instead.
    private func choices(
        _ process: AnalysisProcess, _ inputs: [String: String], _ request: Request, _ context: RequestSource
    ) async throws -> [[String: Any]] {
        var choices: [[String: Any]] = []
        for input in process.inputs where !input.isRequired {
            let values = try await process.choices(
                of: input, given: inputs, in: workspace, reader: context.reader
            ).map(\.value)
            guard values.count > 1 else { continue }
            let current = inputs[input.name] ?? values.first
            choices.append([
                "id": input.name, "label": input.title[context.language],
                "options": values.map { value in
                    [
                        "label": value, "current": value == current,
                        "url": Self.address(request.uri.path, request.uri.query, setting: input.name, to: value),
                    ] as [String: Any]
                },
            ])
        }
        return choices
    }

    /// The reports that there is something to write of an area.
    func reportLinks(of area: Territory.Area, _ context: RequestSource) async throws -> [[String: Any]] {
        var links: [[String: Any]] = []
        for process in AnalysisProcess.all where process.output == .document {
            guard process.inputs.contains(where: { $0.isRequired && $0.name == area.kind.collection }),
                try await hasContent(process, of: area, context.reader)
            else { continue }
            let query = "\(area.kind.collection)=\(area.code.percentEncoded)"
            links.append(["label": process.title[context.language], "url": "/rapporter/\(process.id)?\(query)"])
        }
        return links
    }

    /// Whether each input that takes its values from the registers has one to take.
    private func hasContent(_ process: AnalysisProcess, of area: Territory.Area, _ reader: Reader) async throws -> Bool
    {
        for input in process.inputs where !input.isRequired && input.allowed.isEmpty {
            let given = [area.kind.collection: area.code]
            guard try await !process.choices(of: input, given: given, in: workspace, reader: reader).isEmpty else {
                return false
            }
        }
        return true
    }
}
