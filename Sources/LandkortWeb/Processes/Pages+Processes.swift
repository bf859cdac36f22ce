import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore

/// The analyses as pages: what there is, a form to run one, and what it found.
extension Pages {
    /// `/processes`: every analysis, with what it answers.
    func processes(_ request: Request, _ context: RequestSource) throws -> Response {
        let language = context.language
        let frame = PageFrame(title: texts("processesTitle", language))
        let content: [String: Any] = [
            "heading": frame.title,
            "processes": AnalysisProcess.all.map { process in
                [
                    "title": process.title[language], "question": process.question[language], "id": process.id,
                    "url": "/processes/\(process.id)?f=html",
                ]
            },
        ]
        return Reply.html(page("processes", content, in: frame, request, language), to: request)
    }

    /// `/processes/{process}`: the form, and with `koer` the answer below it.
    func process(_ process: AnalysisProcess, _ request: Request, _ context: RequestSource) async throws -> Response {
        let language = context.language
        try request.allow(process.subjects.map(\.name) + ["koer"])
        let pairs = request.parameters.pairs.filter { !["f", "lang", "koer"].contains($0.name) && !$0.value.isEmpty }
        let given = Dictionary(pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        var frame = PageFrame(title: process.title[language])
        frame.crumbs = [(label: texts("processesTitle", language), url: "/processes?f=html")]
        var content: [String: Any] = [
            "heading": frame.title, "lead": process.question[language],
            "kind": texts("processKind", language), "action": "/processes/\(process.id)",
            "inputs": try await inputs(process, given, context),
        ]
        var status = HTTPResponse.Status.ok
        if request.parameters["koer"] != nil {
            do {
                if process.output == .document { return Self.report(process, given) }
                let answer = try await process.run(given, in: workspace, reader: context.reader)
                frame.isSynthetic = try await isInvented(given["kortlaegning"])
                content["answer"] = self.answer(answer.rows ?? [], of: process, given, Links(request).base, language)
            } catch let problem as ProcessProblem {
                content["problem"] = problem.message[language]
                status = .unprocessableContent
            }
        }
        return Reply.html(
            page("process", content, in: frame, request, language), to: request, status: status)
    }

    /// Whether a campaign of that name is the sample's.
    private func isInvented(_ name: String?) async throws -> Bool {
        try await workspace.campaigns().contains { $0.id.name == name && $0.isSynthetic }
    }

    private static func report(_ process: AnalysisProcess, _ given: [String: String]) -> Response {
        Reply.redirect(to: "/rapporter/\(process.id)\(query(given))")
    }

    private static func query(_ given: [String: String], _ more: String = "") -> String {
        let pairs = given.sorted { $0.key < $1.key }.map { "\($0)=\($1.percentEncoded)" } + (more.isEmpty ? [] : [more])
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }

    private func inputs(
        _ process: AnalysisProcess, _ given: [String: String], _ context: RequestSource
    ) async throws -> [[String: Any]] {
        var inputs: [[String: Any]] = []
        for input in process.subjects {
            let values = try? await process.values(of: input, given: given, in: workspace, reader: context.reader)
            let chosen = given[input.name] ?? input.defaultValue ?? ""
            var content: [String: Any] = [
                "name": input.name, "label": input.title[context.language], "help": input.help[context.language],
                "hasHelp": !input.help[context.language].isEmpty, "value": chosen,
                "isRequired": input.isRequired, "isOptional": !input.isRequired,
            ]
            if let values, !values.isEmpty {
                content["choices"] = [
                    "options": values.map { ["value": $0, "isChosen": $0 == chosen] as [String: Any] }
                ]
            }
            inputs.append(content)
        }
        return inputs
    }

    /// More rows than this are in the files only.
    private static let mostRows = 500

    private func answer(
        _ rows: [OutputRow], of process: AnalysisProcess, _ given: [String: String], _ base: String,
        _ language: Language
    ) -> [String: Any] {
        let numbers = Numbers(language: language)
        let (names, cells) = OutputRow.flat(rows)
        let shown = cells.prefix(Self.mostRows)
        let numerals = names.indices.map { place in cells.contains { $0[place].isCount } }
        var table = DataTable(
            id: "svar",
            caption: texts(
                "processRows", language, ["shown": numbers.count(shown.count), "count": numbers.count(rows.count)]),
            columns: zip(names, numerals).map { .init(label: title(of: $0, language), isNumber: $1) })
        for row in shown { table.add(row.map { .text(Self.text($0, numbers)) }) }
        let call = "/\(process.id)\(Self.query(given))"
        let flags = given.sorted { $0.key < $1.key }.map { " --input \($0)=\($1.shellQuoted)" }.joined()
        let inputs = JSON.object(given.sorted { $0.key < $1.key }.map { JSON.Member(name: $0, value: .string($1)) })
        let body = JSON.object([JSON.Member(name: "inputs", value: inputs)])
        return [
            "table": table.context, "hasRows": !rows.isEmpty,
            "files": [
                ["label": "CSV", "url": "\(call)\(given.isEmpty ? "?" : "&")f=csv"],
                ["label": "JSON", "url": "\(call)\(given.isEmpty ? "?" : "&")f=json"],
            ],
            "command": "landkort run \(process.id)\(flags)",
            "request": "curl -X POST '\(base)/processes/\(process.id)/execution' -H 'Content-Type: application/json' "
                + "-d '\(String(decoding: body.bytes, as: UTF8.self).replacing("'", with: "'\\''"))'",
        ]
    }

    private func title(of column: String, _ language: Language) -> String {
        switch column {
        case "omraade": texts("processArea", language)
        case "navn": texts("processName", language)
        default: CoverageNames.title(column)[language]
        }
    }

    private static func text(_ value: OutputRow.Value, _ numbers: Numbers) -> String {
        switch value {
        case .null: "–"
        case .text(let text): text
        case .count(let count): numbers.count(count)
        case .counts: "–"
        }
    }
}

extension OutputRow.Value {
    fileprivate var isCount: Bool { if case .count = self { true } else { false } }
}

extension String {
    /// As one word of a shell.
    fileprivate var shellQuoted: String {
        let isPlain = !isEmpty && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.:/".contains($0)) }
        return isPlain ? self : "'\(replacing("'", with: "'\\''"))'"
    }
}
