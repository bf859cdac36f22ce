import Hummingbird
import LandkortCore

extension Pages {
    /// `/collections/{collection}/items/{item}/versions`: what was changed, when and by whom, newest first.
    func history(
        _ history: RecordHistory, waiting own: OwnWaiting, _ request: Request, _ context: RequestSource
    ) async throws -> Response {
        let language = context.language
        let source = history.source
        let names = try await names(referredToBy: history.versions.map(\.feature), in: source.fields, context)
        var words = ValueText(language: language, texts: texts, names: names)
        words.dates = .short
        words.clock = .seconds
        let name = words.name(of: history.versions[0].feature, in: source)
        var frame = PageFrame(title: texts("historyTitle", language, ["name": name]))
        frame.crumbs = [
            collectionsCrumb(language), (label: source.title[language], url: "/collections/\(source.id)"),
        ]
        if !history.isOver { frame.crumbs.append((label: name, url: history.path)) }
        frame.isSynthetic = history.versions.contains { $0.feature["syntetisk"] == true }
        let seesWriters = context.reader.access(to: source.register).seesWriters
        let mayWrite =
            context.identity.hasForms
            && context.reader.writing(to: source.register).allows(history.versions[0].feature)
        let attached = try await attachmentHistory(of: history.id, in: source, context)
        var content: [String: Any] = [
            "redactions": try await redactions(of: history.id, in: source, context),
            "attachments": attached, "hasAttachments": !attached.isEmpty,
            "kind": source.title[language], "heading": frame.title,
            "versions": history.versions.indices.map { place in
                var entry = entry(at: place, of: history, words, seesWriters)
                if mayWrite, !history.isOver, place > 0 {
                    entry["backUrl"] = history.wayBack(to: history.versions[place])
                }
                return entry
            },
        ]
        content["waiting"] = try await waiting(own, of: source, request, context)
        if mayWrite, history.isOver, !own.hasReturn { content["restoreUrl"] = "\(history.path)/restore" }
        return dataPage("history", content, in: frame, request, language)
    }

    private func entry(
        at place: Int, of history: RecordHistory, _ words: ValueText, _ seesWriters: Bool
    ) -> [String: Any] {
        let version = history.versions[place]
        let changes = history.changes(at: place)
        var entry: [String: Any] = [
            "title": texts("historyVersion", words.language, ["number": String(history.number(at: place))]),
            "period": period(version, words.language), "isNow": version.to == nil,
            "url": history.address(of: version), "id": "version-\(history.number(at: place))",
            "isFirst": place == history.versions.count - 1, "isSame": changes.isEmpty,
            "hasChanges": !changes.isEmpty, "changes": changes.map { row($0, words) },
        ]
        if seesWriters {
            entry["by"] =
                version.by.map { texts("historyBy", words.language, ["who": $0]) }
                ?? texts("historyByFile", words.language)
        }
        entry["isReturn"] = history.isReturn(at: place)
        if version.ending == .deleted { entry["ended"] = ending(at: place, of: history, words.language, seesWriters) }
        return entry
    }

    private func period(_ version: FeatureVersion, _ language: Language) -> String {
        let date = DateText(language: language)
        let from = date(version.from, .long, .seconds)
        guard let to = version.to else { return texts("historyFrom", language, ["from": from]) }
        return texts("historyPeriod", language, ["from": from, "to": date(to, .long, .seconds)])
    }

    /// When and by whom it was deleted, and until when it was, where it came back.
    private func ending(
        at place: Int, of history: RecordHistory, _ language: Language, _ seesWriters: Bool
    ) -> String {
        let (version, date) = (history.versions[place], DateText(language: language))
        let to = date(version.to ?? "", .long, .seconds)
        let who = seesWriters ? version.endedBy : nil
        let ended =
            who.map { texts("historyEndedBy", language, ["to": to, "who": $0]) }
            ?? texts("historyEnded", language, ["to": to])
        guard place > 0 else { return ended }
        let until = date(history.versions[place - 1].from, .long, .seconds)
        return ended + texts("historyGoneUntil", language, ["until": until])
    }

    func row(_ change: RecordHistory.Change, _ words: ValueText) -> [String: Any] {
        let empty = texts("historyEmpty", words.language)
        switch change {
        case .value(let field, let old, let new):
            let told = ToldApart(words(old, of: field) ?? empty, words(new, of: field) ?? empty)
            return ["field": field.title[words.language], "old": told.old, "new": told.new]
        case .place(let old, let new):
            func text(_ geometry: Geometry?) -> String {
                geometry?.envelope.map { ExtentText(language: words.language).metres($0.centre) } ?? empty
            }
            return ["field": texts("historyPlace", words.language), "old": text(old), "new": text(new)]
        }
    }
}
