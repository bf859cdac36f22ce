import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore

/// What is being worked on, as pages.
extension Pages {
    /// `/jobs`: the reader's own, newest first.
    func jobs(_ jobs: [Job], _ request: Request, _ context: RequestSource) throws -> Response {
        let language = context.language
        var table = DataTable(
            id: "job", caption: texts("jobsCaption", language),
            columns: columns(["jobWork", "jobState", "jobProgress", "jobCreated"], language))
        for job in jobs {
            table.add([
                .link(name(of: job, language), to: "/jobs/\(job.id)?f=html"), .text(state(of: job, language)),
                .text("\(job.progress) %"), .text(DateText(language: language)(job.created, .long)),
            ])
        }
        let frame = PageFrame(title: texts("jobsTitle", language))
        let content: [String: Any] = ["heading": frame.title, "hasJobs": !jobs.isEmpty, "table": table.context]
        return Reply.html(page("jobs", content, in: frame, request, language), to: request)
    }

    /// `/jobs/{job}`: how far it is, then what it came to; asks again by itself until it is over.
    func job(
        _ job: Job, _ result: JobResult?, _ request: Request, _ context: RequestSource
    ) throws -> Response {
        let language = context.language
        var frame = PageFrame(title: name(of: job, language))
        frame.crumbs = [(label: texts("jobsTitle", language), url: "/jobs?f=html")]
        var content: [String: Any] = [
            "heading": frame.title, "state": state(of: job, language), "progress": job.progress,
            "isWaiting": !job.status.isOver, "isDone": job.status == .successful,
            "created": DateText(language: language)(job.created, .long),
            "action": request.uri.path, "resultUrl": "/jobs/\(job.id)/results",
        ]
        if let problem = job.problem {
            let lines = problem.message[language].split(separator: "\n").map(String.init)
            content["problem"] = ["first": lines.first ?? "", "rest": Array(lines.dropFirst())] as [String: Any]
        }
        frame.hasForm = job.problem != nil
        if job.process == Job.campaignImport, job.status.isOver {
            content["again"] = texts(job.status == .successful ? "campaignMore" : "campaignAgain", language)
        }
        if let mark = context.formMark, !job.status.isOver { content["stop"] = ["mark": mark] }
        switch result {
        case .campaign(let summary)?: content["campaign"] = campaign(summary, language)
        case .answer?: content["hasFile"] = true
        case nil: break
        }
        var response = Reply.html(page("job", content, in: frame, request, language), to: request)
        // Works without a script; the next page says so too, until one does not.
        if !job.status.isOver { response.headers[HTTPField.Name("Refresh")!] = "1" }
        return response
    }

    private func name(of job: Job, _ language: Language) -> String {
        if job.process == Job.campaignImport { return texts("campaignImportTitle", language) }
        return (try? AnalysisProcess.named(job.process).title[language]) ?? job.process
    }

    private func state(of job: Job, _ language: Language) -> String {
        texts("jobState_\(job.status.rawValue)", language)
    }

    private func campaign(_ summary: CampaignSummary, _ language: Language) -> [String: Any] {
        let numbers = Numbers(language: language)
        var table = DataTable(
            id: "kommuner", caption: texts("campaignMunicipalities", language),
            columns: [
                .init(label: texts("municipality", language)), .init(label: texts("code", language)),
                .init(label: texts("addresses", language), isNumber: true),
            ])
        for (municipality, code, rows) in summary.municipalities {
            let name = Bilingual(municipality: municipality)[language]
            table.add([
                code.map { .link(name, to: ValueText.address(of: $0, in: "kommune")) } ?? .text(name),
                .text(code ?? texts("campaignUnresolved", language)), .text(numbers.count(rows)),
            ])
        }
        let counts = [
            ("campaignWithoutPosition", summary.withoutPosition), ("campaignOutside", summary.outsideDenmark),
            ("campaignWithoutPostcode", summary.withoutPostcode),
        ].filter { $0.1 > 0 }
        var notes = counts.map { words(language).plural($0.0, $0.1, ["count": numbers.count($0.1)]) }
        if summary.endsOpen { notes.append(texts("campaignCut", language)) }
        let told = ["file": summary.file, "name": summary.campaign.name, "count": numbers.count(summary.rows)]
        return [
            "sentence": words(language).plural("campaignOutcome_\(summary.outcome)", summary.rows, told),
            "table": table.context,
            "notes": notes, "hasNotes": !notes.isEmpty,
        ]
    }
}
