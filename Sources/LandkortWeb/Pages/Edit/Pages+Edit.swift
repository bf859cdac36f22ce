import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    /// The form of a record; what is wrong stands on top and at each field.
    func edit(_ form: RecordForm, _ request: Request, _ context: RequestSource) async throws -> Response {
        let (source, language) = (form.source, context.language)
        let isNew = form.revision == nil
        let names = try await names(
            referredToBy: [form.feature, form.old] + (form.found.map { [$0] } ?? []), in: source.fields, context)
        let words = ValueText(language: language, texts: texts, names: names)
        let name = isNew ? source.title[language] : words.name(of: form.old, in: source)
        let title = form.isReturn ? "restoreTitle" : isNew ? "editNewTitle" : "editTitle"
        var frame = PageFrame(title: texts(title, language, ["name": name]))
        frame.crumbs = crumbs(form, name, language)
        frame.hasForm = true
        frame.isSynthetic = form.old["syntetisk"] == true
        var content: [String: Any] = [
            "kind": source.title[language], "heading": frame.title, "mark": form.mark,
            "revision": form.revision.map(String.init) ?? "", "hasRevision": !isNew,
            "action": action(form, request), "hasFaults": !form.faults.isEmpty,
            "faults": form.faults.map { fault in
                ["text": fault.message[language], "target": "#\(fault.field.map { "felt-\($0)" } ?? "sted")"]
            },
            "groups": try await groups(form, context), "cancelUrl": cancel(form),
            "needsReview": context.reader.writing(to: source.register).needsReview,
        ]
        content["goOn"] = form.goOn
        content["place"] = try await place(form, context)
        frame.hasMap = source.geometry != nil
        content["conflict"] = form.isReturn ? nil : form.found.map { differences(form, from: $0, words) }
        content["saveLabel"] = texts(form.isReturn ? "restoreButton" : "editSave", language)
        if form.isReturn { content["returning"] = returning(form, words) }
        content["redactions"] = form.knownRedaction.map { String($0) }
        content["isOfPast"] = form.isOfPast
        if !form.redacted.isEmpty {
            let names = form.redacted.map { $0.title[language] }.joined(separator: ", ")
            content["redacted"] = texts("editRedacted", language, ["fields": names])
        }
        content["earlier"] = form.earlier.map { earlier($0, in: form, words) }
        content["hindrance"] = form.hindrance?.message[language]
        content["unsaved"] = status(form) != .ok
        var response = Reply.html(
            page("edit", content, in: frame, request, language), to: request, status: status(form))
        response.headers.tellWhen(form.hindrance)
        return response
    }

    private func status(_ form: RecordForm) -> HTTPResponse.Status {
        if form.hindrance != nil { return .serviceUnavailable }
        if form.found != nil { return form.isReturn ? .gone : .conflict }
        if !form.redacted.isEmpty { return .conflict }
        return form.faults.isEmpty ? .ok : .unprocessableContent
    }

    private func crumbs(_ form: RecordForm, _ name: String, _ language: Language) -> [(label: String, url: String)] {
        let collection = (
            label: form.source.title[language], url: "/collections/\(form.source.id)/items?f=html"
        )
        guard form.revision != nil else { return [collectionsCrumb(language), collection] }
        return [collectionsCrumb(language), collection, (label: name, url: recordAddress(form))]
    }

    private func action(_ form: RecordForm, _ request: Request) -> String {
        guard form.revision != nil else { return request.uri.path }
        return ValueText.address(of: form.old.id, in: form.source.id) + (form.isReturn ? "/restore" : "/edit")
    }

    private func cancel(_ form: RecordForm) -> String { form.goOn ?? recordAddress(form) }

    /// The list's where the record is new.
    private func recordAddress(_ form: RecordForm) -> String {
        guard form.revision != nil else { return "/collections/\(form.source.id)/items?f=html" }
        let path = ValueText.address(of: form.old.id, in: form.source.id)
        return path + (form.isReturn ? "/versions?f=html" : "?f=html")
    }

    private func place(_ form: RecordForm, _ context: RequestSource) async throws -> [String: Any]? {
        guard let kind = form.source.geometry else { return nil }
        let language = context.language
        let extent =
            form.old.geometry == nil
            ? try await form.source.extent(SourceQuery(reader: context.reader)) : nil
        let map = FormPlace(kind, form, extent: extent)
        var place: [String: Any] = [
            "value": form.placeText, "hint": texts(kind == .point ? "editPlacePoint" : "editPlaceHint", language),
            "required": form.source.register.requiresGeometry,
        ]
        place["fault"] = form.fault(of: nil)?.message[language]
        place["mapTitle"] = texts("placeMap\(map.kind)", language)
        place["centreLabel"] = texts(map.kind == "Point" ? "placeCentre" : "placeCentreDrawn", language)
        return place.merging(map.context) { one, _ in one }
    }

    /// What a record that is brought back is filled in with; where it was deleted meanwhile, what else its last version
    /// said.
    private func returning(_ form: RecordForm, _ words: ValueText) -> [String: Any] {
        let shown = form.found.map { differences(form, from: $0, words) } ?? [:]
        return shown.merging(["hasAttachments": form.source.hasAttachments, "wasDeleted": form.wasDeleted]) { $1 }
    }

    /// Field by field what was typed and what is stored now, where they differ.
    private func differences(_ form: RecordForm, from found: Feature, _ words: ValueText) -> [String: Any] {
        let mine = form.feature
        var rows = form.fields.filter { mine[$0.name] != found[$0.name] }.map { field -> [String: Any] in
            func text(_ value: Value) -> String { words(value, of: field) ?? texts("historyEmpty", words.language) }
            return [
                "field": field.title[words.language], "mine": text(mine[field.name]),
                "theirs": text(found[field.name]),
            ]
        }
        let (place, theirs) = (form.placeText, found.geometry.map(TypedRecord.text(of:)) ?? "")
        if form.source.geometry != nil, place != theirs {
            func text(_ place: String) -> String {
                guard !place.isEmpty else { return texts("historyEmpty", words.language) }
                return place.prefix(100) + (place.count > 100 ? " …" : "")
            }
            rows.append([
                "field": texts("editPlace", words.language), "mine": text(place), "theirs": text(theirs),
            ])
        }
        return ["rows": rows, "hasRows": !rows.isEmpty]
    }

    /// Which version the form is filled in with, and what that will change.
    private func earlier(_ version: FeatureVersion, in form: RecordForm, _ words: ValueText) -> [String: Any] {
        let time = DateText(language: words.language)(version.from, .long, .seconds)
        return differences(form, from: form.old, words)
            .merging(["sentence": texts("editEarlier", words.language, ["time": time])]) { own, _ in own }
    }

    /// Asks whether a record is really to end.
    func confirmEnd(
        _ record: FeatureVersion, of source: RegisterSource, mark: String, _ request: Request,
        _ context: RequestSource
    ) async throws -> Response {
        let language = context.language
        let names = try await names(referredToBy: [record.feature], in: source.fields, context)
        let name = ValueText(language: language, texts: texts, names: names).name(of: record.feature, in: source)
        var frame = PageFrame(title: texts("deleteTitle", language, ["name": name]))
        let url = ValueText.address(of: record.feature.id, in: source.id)
        frame.crumbs = [
            collectionsCrumb(language), (label: source.title[language], url: "/collections/\(source.id)/items?f=html"),
            (label: name, url: url),
        ]
        let content: [String: Any] = [
            "kind": source.title[language], "heading": frame.title, "mark": mark, "cancelUrl": url,
            "revision": String(record.revision), "action": request.uri.path,
        ]
        return Reply.html(page("delete", content, in: frame, request, language), to: request)
    }

    /// A change that somebody else has to look at first.
    func waits(
        _ outcome: Editing.Outcome, in source: RegisterSource, _ request: Request, _ context: RequestSource
    ) async throws -> Response {
        guard case .waits(let number) = outcome else { return Reply.redirect(to: "/collections/\(source.id)") }
        let language = context.language
        var frame = PageFrame(title: texts("waitsTitle", language))
        frame.crumbs = [
            collectionsCrumb(language), (label: source.title[language], url: "/collections/\(source.id)/items?f=html"),
        ]
        let content: [String: Any] = [
            "heading": frame.title, "sentence": texts("waitsText", language, ["number": String(number)]),
            "listUrl": "/collections/\(source.id)/items?f=html",
        ]
        return Reply.html(page("waits", content, in: frame, request, language), to: request, status: .accepted)
    }
}
