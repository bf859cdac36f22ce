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
            "inputs": try await inputs(process, given, context), "method": process.method[language],
            "limits": process.limits[language], "hasSources": false,
        ]
        if process.subjects.contains(where: { $0.name == "kortlaegning" && $0.isRequired }),
            try await workspace.campaigns().isEmpty
        {
            content["needsCampaign"] = true
            if context.reader.mayImportCampaigns { content["campaignUrl"] = CampaignRoutes.path }
        }
        var status = HTTPResponse.Status.ok
        if request.parameters["koer"] != nil {
            do {
                if process.output == .document { return Self.report(process, given) }
                let answer = try await answer(process, given, request, context)
                frame.hasMap = answer.content["map"] != nil
                frame.tell(SampleNotice(answer.invented, beside: answer.campaign, words(language)))
                frame.tell(answer.partial)
                content.merge(answer.content) { $1 }
            } catch let problem as ProcessProblem {
                content["problem"] = problem.message[language]
                status = .unprocessableContent
            }
        }
        return Reply.html(
            page("process", content, in: frame, request, language), to: request, status: status)
    }

    private static func report(_ process: AnalysisProcess, _ given: [String: String]) -> Response {
        Reply.redirect(to: "/rapporter/\(process.id)\(AnswerPage.query(given))")
    }

    private func inputs(
        _ process: AnalysisProcess, _ given: [String: String], _ context: RequestSource
    ) async throws -> [[String: Any]] {
        var inputs: [[String: Any]] = []
        for input in process.subjects {
            let choices = try? await process.choices(of: input, given: given, in: workspace, reader: context.reader)
            let chosen = given[input.name] ?? input.defaultValue ?? ""
            let help = input.help[context.language]
            var content: [String: Any] = [
                "name": input.name, "label": input.title[context.language], "help": help, "hasHelp": !help.isEmpty,
                "value": chosen, "isRequired": input.isRequired, "isOptional": !input.isRequired,
            ]
            if let choices, !choices.isEmpty {
                content["choices"] = ["options": choices.map { option($0, chosen, context.language) }]
            }
            inputs.append(content)
        }
        return inputs
    }

    private func option(
        _ choice: AnalysisProcess.Input.Choice, _ chosen: String, _ language: Language
    ) -> [String: Any] {
        [
            "value": choice.value, "label": choice.label?[language] ?? choice.value,
            "isChosen": choice.value == chosen,
        ]
    }
}
