import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    /// `/collections/{register}/tilsyn`: the form, and what waits to be delivered, which only the browser knows.
    func field(_ form: RecordForm, _ request: Request, _ context: RequestSource) async throws -> Response {
        let (source, language) = (form.source, context.language)
        var frame = PageFrame(title: texts("fieldTitle", language, ["name": source.title[language].lowercasedFirst]))
        frame.crumbs = [
            collectionsCrumb(language), (label: source.title[language], url: "/collections/\(source.id)/items?f=html"),
        ]
        frame.hasForm = true
        frame.isSynthetic = try await source.isSynthetic(SourceQuery(reader: context.reader))
        frame.fieldForm = "\(request.uri.path)/app.webmanifest"
        var content: [String: Any] = [
            "kind": source.title[language], "heading": frame.title, "action": request.uri.path,
            "newUrl": "/collections/\(source.id)/new", "groups": try await groups(form, context),
            "who": context.identity.name ?? "", "itemsUrl": "/collections/\(source.id)/items/",
            "words": data(Self.fieldWords, language),
        ]
        if let rule = source.register.attachments, !context.reader.writing(to: source.register).needsReview {
            content["photo"] = ["accept": rule.types.filter(\.isImage).map(\.rawValue).joined(separator: ",")]
        }
        return Reply.html(page("field", content, in: frame, request, language), to: request)
    }

    /// What the script says.
    private static let fieldWords = [
        "fieldFilledIn", "fieldWaits", "fieldSending", "fieldDelivered", "fieldReview", "fieldRefused",
        "fieldNotReceived", "fieldEditSure", "fieldSignedOut", "fieldOther", "fieldOffline", "fieldElsewhere",
        "fieldKept", "fieldEdit", "fieldDiscard", "fieldDiscarded", "fieldSure", "fieldMissing", "fieldNoStore",
        "fieldFailed", "fieldPhoto",
    ]

    private func data(_ keys: [String], _ language: Language) -> String {
        let members = keys.map { ($0, JSON.string(texts($0, language))) }
        return String(decoding: JSON.object([]).adding(members).bytes, as: UTF8.self)
    }
}
