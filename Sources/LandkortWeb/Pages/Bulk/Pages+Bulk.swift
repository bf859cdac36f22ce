import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    private static let mostShown = 20

    /// `/collections/{register}/bulk`.
    func bulk(_ form: BulkForm, _ request: Request, _ context: RequestSource) async throws -> Response {
        let language = context.language
        let source = form.source
        var frame = PageFrame(
            title: texts("bulkTitle", language, ["name": source.title[language].lowercasedFirst]))
        frame.crumbs = [
            collectionsCrumb(language), (label: source.title[language], url: "/collections/\(source.id)/items?f=html"),
        ]
        frame.hasForm = true
        frame.isSynthetic = try await source.isSynthetic(SourceQuery(reader: context.reader))
        var content: [String: Any] = [
            "kind": source.title[language], "heading": frame.title, "mark": form.mark, "action": request.uri.path,
            "listUrl": "/collections/\(source.id)/items?f=html",
            "earlier": form.earlier.map { earlier($0, source, language) }, "hasEarlier": !form.earlier.isEmpty,
        ]
        content["problem"] = form.problem?.message[language]
        if let entry = form.entry {
            let count = entry.selection.records.count
            content["chosen"] = counted("bulkChosen", count, language)
            content["entry"] = entry.id
            content["draft"] = form.draft.map(String.init)
            if let outcome = form.outcome {
                content["done"] = try await done(outcome, form, context)
            } else if let plan = form.plan, form.problem == nil {
                content["preview"] = try await preview(plan, form, context)
            } else {
                content["choosing"] = try await choosing(form, context)
            }
        }
        let status = form.problem.map(ProblemReply.status) ?? .ok
        var response = Reply.html(
            page("bulk", content, in: frame, request, language), to: request,
            status: status == .badRequest ? .unprocessableContent : status)
        response.headers.tellWhen(form.problem)
        return response
    }

    private func counted(_ key: String, _ count: Int, _ language: Language) -> String {
        words(language).plural(key, count, ["count": Numbers(language: language).count(count)])
    }

    private func choosing(_ form: BulkForm, _ context: RequestSource) async throws -> [String: Any] {
        let language = context.language
        let record = form.record
        var fields: [[String: Any]] = []
        for field in form.fields {
            var shown = try await self.field(field, in: record, context)
            // A rule of another field is each record's own.
            shown["shownWhen"] = nil
            fields.append(["control": shown, "name": field.name, "title": field.title[language]])
        }
        let left = form.settable.filter { field in !form.fields.contains { $0.name == field.name } }
        return [
            "fields": fields, "hasFields": !fields.isEmpty,
            "names": form.fields.map(\.name).joined(separator: ","),
            "choices": left.map { ["value": $0.name, "label": $0.title[language]] },
        ]
    }

    /// What would be done: how many, some of them before and after, and those that are left out.
    private func preview(_ plan: BulkPlan, _ form: BulkForm, _ context: RequestSource) async throws -> [String: Any] {
        let language = context.language
        var content: [String: Any] = [
            "sentence": counted("bulkWould", plan.changes.count, language), "canDo": !plan.changes.isEmpty,
            "button": counted("bulkDo", plan.changes.count, language),
            "names": form.fields.map(\.name).joined(separator: ","),
            "values": form.sent.pairs.filter { $0.name.hasPrefix(RecordForm.prefix) }
                .map { ["name": $0.name, "value": $0.value] },
        ]
        if plan.unchanged > 0 { content["unchanged"] = counted("bulkUnchanged", plan.unchanged, language) }
        if !plan.changes.isEmpty { content["table"] = try await sample(plan, form, context).context }
        content["left"] = try await left(plan.left, form.source, context)
        return content
    }

    private func sample(_ plan: BulkPlan, _ form: BulkForm, _ context: RequestSource) async throws -> DataTable {
        let (language, source) = (context.language, form.source)
        let shown = Array(plan.changes.prefix(Self.mostShown))
        let names = try await names(
            referredToBy: shown.flatMap { [$0.before, $0.after] }, in: source.fields, context)
        let words = ValueText(language: language, texts: texts, names: names)
        let numbers = Numbers(language: language)
        var table = DataTable(
            id: "bulk-sample",
            caption: texts(
                "bulkSample", language,
                ["shown": numbers.count(shown.count), "count": numbers.count(plan.changes.count)]),
            columns: [.init(label: texts("bulkRecord", language))]
                + form.fields.map { .init(label: $0.title[language]) })
        for change in shown {
            let seen = context.reader.access(to: source.register).masked(change.before)
            let link = Markup.link(
                words.name(of: seen, in: source), to: ValueText.address(of: change.before.id, in: source.id))
            let cells = form.fields.map { field -> Markup in
                func text(_ value: Value) -> Markup {
                    .text(words(value, of: field) ?? texts("historyEmpty", language))
                }
                guard change.before[field.name] != change.after[field.name] else {
                    return text(change.after[field.name])
                }
                return text(change.before[field.name]).inside("del") + .text(" → ")
                    + text(change.after[field.name]).inside("ins")
            }
            table.add([link] + cells)
        }
        return table
    }

    private func left(
        _ left: [BulkLeftOut], _ source: RegisterSource, _ context: RequestSource
    ) async throws -> [String: Any]? {
        guard !left.isEmpty else { return nil }
        let language = context.language
        var rows: [[String: Any]] = []
        for record in left.prefix(Self.mostShown) {
            let name = try await self.name(of: record.id, in: source, context)
            rows.append([
                "name": name ?? record.id, "url": ValueText.address(of: record.id, in: source.id) + "?f=html",
                "reason": reason(record, language),
            ])
        }
        var shown: [String: Any] = ["title": counted("bulkLeft", left.count, language), "rows": rows]
        let more = left.count - rows.count
        if more > 0 { shown["more"] = counted("bulkLeftMore", more, language) }
        return shown
    }

    private func name(
        of id: Feature.ID, in source: RegisterSource, _ context: RequestSource
    ) async throws -> String? {
        let query = FeatureQuery(equal: [source.identifier: .string(id)], limit: 1)
        let page = try await workspace.features(in: source.register.id, matching: query, reader: context.reader)
        return try await names(of: page.features, in: source.register, context)[id, in: source.register.id]
    }

    private func reason(_ record: BulkLeftOut, _ language: Language) -> String {
        switch record.reason {
        case .notOwn: texts("bulkNotOwn", language)
        case .changedSince: texts("bulkChangedSince", language)
        case .faulty(let faults): faults.map { $0.message[language] }.joined(separator: " ")
        }
    }

    private func done(_ outcome: BulkOutcome, _ form: BulkForm, _ context: RequestSource) async throws -> [String: Any]
    {
        let language = context.language
        let undone = form.earlier.first { $0.number == outcome.note.number }.flatMap { self.undone($0, language) }
        var content: [String: Any] = [
            "sentence": counted("bulkDone", outcome.note[.updated], language), "number": outcome.note.number,
            "canUndo": undone == nil,
        ]
        content["undone"] = undone
        if outcome.unchanged > 0 { content["unchanged"] = counted("bulkUnchanged", outcome.unchanged, language) }
        content["left"] = try await left(outcome.left, form.source, context)
        return content
    }

    private func earlier(_ note: ImportNote, _ source: RegisterSource, _ language: Language) -> [String: Any] {
        let date = DateText(language: language)
        let titles = note.file.split(separator: ",").map { name -> String in
            let name = name.filter { $0 != " " }
            return source.fields.first { $0.name == name }?.title[language] ?? name
        }
        var content: [String: Any] = [
            "number": note.number, "by": note.author, "time": date(note.time, .long),
            "fields": titles.joined(separator: ", "), "figures": counted("bulkFigure", note[.updated], language),
            "canUndo": note.undone == nil,
        ]
        content["undone"] = undone(note, language)
        return content
    }
}
