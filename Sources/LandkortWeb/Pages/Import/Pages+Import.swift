import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    /// `/collections/{register}/import`: a file to choose, or what a trial of it found.
    func importRows(_ form: ImportForm, _ request: Request, _ context: RequestSource) throws -> Response {
        let language = context.language
        let source = form.source
        var frame = PageFrame(title: texts("importTitle", language, ["name": source.title[language]]))
        frame.crumbs = [
            collectionsCrumb(language), (label: source.title[language], url: "/collections/\(source.id)/items?f=html"),
        ]
        frame.hasForm = true
        var content: [String: Any] = [
            "kind": source.title[language], "heading": frame.title, "mark": form.mark, "action": request.uri.path,
            "modes": ImportMode.allCases.map { mode -> [String: Any] in
                [
                    "value": mode.rawValue, "label": texts("importMode_\(mode.rawValue)", language),
                    "isChosen": mode == form.mode,
                ]
            },
            "mode": form.mode.rawValue, "listUrl": "/collections/\(source.id)/items?f=html",
        ]
        content["upload"] = upload(form, language)
        content["isGone"] = form.isGone
        let receipts = form.receipts
        content["receipts"] = receipts.map { receipt($0, language) }
        content["hasReceipts"] = !receipts.isEmpty
        let done = receipts.first { String($0.number) == request.parameters["nr"] }
        content["done"] = done.map { note in
            [texts("importDone", language, ["file": note.file]), figures(note, language), undone(note, language)]
                .compactMap(\.self).joined(separator: " ")
        }
        return Reply.html(page("import", content, in: frame, request, language), to: request)
    }

    /// The file that was tried: what is wrong with it, or what it would do, and what its columns become.
    private func upload(_ form: ImportForm, _ language: Language) -> [String: Any]? {
        guard let upload = form.upload, let trial = upload.trial else { return nil }
        var content: [String: Any] = [
            "id": upload.id, "columns": columns(trial, form, language), "hasColumns": !trial.columns.isEmpty,
        ]
        let unused = trial.columns.filter { $0.field == nil }.map { "»\($0.column)«" }
        if !unused.isEmpty {
            content["unused"] = texts("importUnusedColumns", language, ["columns": unused.joined(separator: ", ")])
        }
        content["isOpen"] = trial.isRefused || !unused.isEmpty
        switch trial.outcome {
        case .good(let note):
            content["good"] =
                texts("importGood", language, ["file": upload.name]) + " " + figures(note, language)
                + restored(note, language)
        case .problem(ImportProblem.rows(_, let first, let count, let rows)):
            let numbers = Numbers(language: language)
            content["problem"] = texts(
                "importBad", language,
                ["file": upload.name, "count": numbers.count(count), "rows": numbers.count(rows)])
            content["rows"] = problems(first, count, language).context
        case .problem(let problem):
            content["problem"] = problem.message[language]
        }
        return content
    }

    /// What was not read as it stands, with a blank before it; empty where everything was.
    private func restored(_ note: ImportNote, _ language: Language) -> String {
        guard !note.restored.isEmpty else { return "" }
        let told = note.restored.prefix(20).map { "\($0.field) \($0.text) → \($0.value) (\($0.rows))" }
        let list = told.joined(separator: ", ") + (note.restored.count > 20 ? " …" : "")
        return " " + texts("importRestored", language, ["list": list])
    }

    private func problems(_ first: [RowProblem], _ count: Int, _ language: Language) -> DataTable {
        let headings = ["importLine", "importColumn", "importValue", "importReason"]
        var table = DataTable(
            id: "import-faults",
            caption: texts(
                "importFaults", language,
                ["shown": String(first.count), "count": Numbers(language: language).count(count)]),
            columns: headings.map { .init(label: texts($0, language), isNumber: $0 == "importLine") },
            isStacked: true)
        for problem in first {
            table.add(
                [
                    .text(String(problem.line)), .text(problem.column ?? problem.field ?? "–"),
                    .text(problem.value.isEmpty ? "–" : problem.shownValue(in: language)),
                    .text(problem.reason[language]),
                ])
        }
        return table
    }

    private func columns(_ trial: ImportTrial, _ form: ImportForm, _ language: Language) -> [[String: Any]] {
        let choices = form.choices(language)
        return trial.columns.enumerated().map { place, match in
            [
                "name": "kolonne.\(place)", "id": "kolonne-\(place)", "label": match.column,
                "isUnused": match.field == nil,
                "choices": choices.map { name, title -> [String: Any] in
                    ["value": name, "label": "\(title) (\(name))", "isChosen": name == match.field]
                },
            ]
        }
    }

    private func receipt(_ note: ImportNote, _ language: Language) -> [String: Any] {
        let date = DateText(language: language)
        var content: [String: Any] = [
            "number": String(note.number), "file": note.file, "by": note.author, "time": date(note.time, .long),
            "figures": figures(note, language), "canUndo": note.undone == nil,
        ]
        content["undone"] = undone(note, language)
        return content
    }

    /// That what a note tells of no longer holds; nil where it does.
    func undone(_ note: ImportNote, _ language: Language) -> String? {
        note.undone.map { texts("importUndone", language, ["time": DateText(language: language)($0, .long)]) }
    }

    private func figures(_ note: ImportNote, _ language: Language) -> String {
        let numbers = Numbers(language: language)
        let told = ImportNote.Fate.allCases.filter { $0 == .inserted || note[$0] > 0 }
        let words = words(language)
        return told.map { words.plural("importFate_\($0.rawValue)", note[$0], ["count": numbers.count(note[$0])]) }
            .joined(separator: ", ") + "."
    }
}
