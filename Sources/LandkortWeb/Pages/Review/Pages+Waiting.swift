import Hummingbird
import LandkortApplication
import LandkortCore

/// One's own changes that wait, where one looks for them.
struct OwnWaiting {
    var cases: [ReviewCase] = []
    /// Of the session's forms.
    var mark = ""

    /// Whether the reader has asked for the record to end.
    var hasDeletion: Bool { cases.contains(where: \.review.isDeletion) }
    /// Whether the reader has asked for the record to come back.
    var hasReturn: Bool { cases.contains(where: \.review.isReturn) }
}

extension Pages {
    /// On the page of the record: what was changed, and a way to withdraw it. Nobody else is told.
    func waiting(
        _ own: OwnWaiting, of source: RegisterSource, _ request: Request, _ context: RequestSource
    ) async throws -> [[String: Any]] {
        guard !own.cases.isEmpty else { return [] }
        let names = try await names(referredToBy: own.cases.flatMap(\.features), in: source.fields, context)
        var words = ValueText(language: context.language, texts: texts, names: names)
        words.dates = .short
        return own.cases.map { change in
            let when = DateText(language: words.language)(change.review.created, .long)
            let values = ["what": kind(change.review, words.language), "when": when]
            return [
                "number": String(change.review.id), "isStale": change.isStale, "isDeletion": change.review.isDeletion,
                "sentence": texts("reviewOwnSent", words.language, values), "action": Self.address(of: change.review),
                "mark": own.mark, "til": request.uri.path, "change": table(of: change, in: source, words),
                "meanwhile": meanwhile(change, in: source, words) as Any? ?? false,
            ]
        }
    }

    /// What waits, as a table of links to where it can be withdrawn; nil where nothing does.
    func waitingTable(_ cases: [ReviewCase], _ context: RequestSource) async throws -> PageTable? {
        guard !cases.isEmpty else { return nil }
        let keys = ["reviewRecord", "reviewRegister", "reviewKind", "reviewTime"]
        var table = DataTable(
            id: "venter", caption: texts("reviewOwnWaiting", context.language), columns: columns(keys, context.language)
        )
        for review in cases.map(\.review) {
            let (name, register) = try await names(of: review, context)
            table.add([
                .link(name, to: Self.address(of: review)), .text(register), .text(kind(review, context.language)),
                .text(DateText(language: context.language)(review.created, .short)),
            ])
        }
        return table.page
    }
}
