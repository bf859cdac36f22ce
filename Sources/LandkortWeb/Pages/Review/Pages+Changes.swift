import LandkortApplication
import LandkortCore

extension ReviewCase {
    /// Every state of the record that is shown.
    var features: [Feature] { [review.feature] + [base, now].compactMap(\.self) }
}

extension Pages {
    /// What its author changes, field by field; a deletion shows what goes.
    func table(of change: ReviewCase, in source: RegisterSource, _ words: ValueText) -> [String: Any] {
        let (review, language) = (change.review, words.language)
        let changes =
            review.isDeletion
            ? change.now.map { Self.changes(to: $0, from: nil, of: source) } ?? []
            : Self.changes(to: review.feature, from: change.base, of: source)
        var table = table("changes-\(review.id)", changes, words)
        let isUnseen = review.replacing != nil && change.base == nil
        let caption = review.isDeletion ? "reviewGoes" : isUnseen ? "reviewWanted" : "reviewChanges"
        table["caption"] = texts(caption, language)
        table["isNew"] = change.base == nil
        table["isDeletion"] = review.isDeletion
        return table
    }

    /// What others have changed since its author began, as far as the reader may see it; nil where that is nothing.
    func meanwhile(_ change: ReviewCase, in source: RegisterSource, _ words: ValueText) -> [String: Any]? {
        guard change.isStale, let base = change.base, let now = change.now else { return nil }
        let changes = Self.changes(to: now, from: base, of: source)
        guard !changes.isEmpty else { return nil }
        var table = table("meanwhile-\(change.review.id)", changes, words)
        table["caption"] = texts("reviewMeanwhile", words.language)
        return table
    }

    private func table(_ id: String, _ changes: [RecordHistory.Change], _ words: ValueText) -> [String: Any] {
        [
            "tableId": id, "changes": changes.map { row($0, words) }, "hasChanges": !changes.isEmpty, "isNew": false,
            "isDeletion": false,
        ]
    }

    private static func changes(
        to new: Feature, from old: Feature?, of source: RegisterSource
    ) -> [RecordHistory.Change] {
        let versions = [new] + [old].compactMap(\.self)
        return RecordHistory(versions.map { FeatureVersion(feature: $0, revision: 1, from: "") }, of: source)
            .changes(at: 0)
    }
}
