import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    /// A sentence for each time that something was taken out of a record for good, the newest first.
    func redactions(
        of id: Feature.ID, in source: RegisterSource, _ context: RequestSource
    ) async throws -> [[String: Any]] {
        let language = context.language
        let all = try await workspace.redactions(of: id, in: source.register.id, reader: context.reader)
        return all.map { redaction in
            let names = redaction.fields.map { source.register[$0]?.title[language] ?? $0 }
            let what = names.isEmpty ? texts("redactedVersions", language) : names.joined(separator: ", ")
            let words = ["what": what, "when": DateText(language: language)(redaction.time, .long)]
            let sentence =
                redaction.by.map { texts("redactedBy", language, words.merging(["who": $0]) { $1 }) }
                ?? texts("redacted", language, words)
            return ["sentence": sentence, "reason": redaction.reason]
        }
    }
}
