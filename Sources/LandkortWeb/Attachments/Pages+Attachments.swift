import Hummingbird
import LandkortApplication
import LandkortCore

/// What is attached to a record, on its page and in its history.
extension Pages {
    /// Nil for a register without attachments, and where there are none and none can be added.
    func attachments(
        of feature: Feature, in source: RegisterSource, _ context: RequestSource
    ) async throws -> [String: Any]? {
        guard let rule = source.register.attachments else { return nil }
        let all = try await workspace.attachments(of: feature.id, in: source.register.id, reader: context.reader)
            .filter { $0.to == nil }
        let language = context.language
        let path = AttachedRecord.path(of: feature.id, in: source)
        var section: [String: Any] = [
            "photos": all.filter(\.type.isImage).map { attached($0, path, language) },
            "documents": all.filter { !$0.type.isImage }.map { attached($0, path, language) },
            "hasDocuments": all.contains { !$0.type.isImage }, "isEmpty": all.isEmpty,
        ]
        if let mark = context.formMark, mayAttach(to: feature, in: source, context) {
            section["edit"] = [
                "mark": mark, "action": ValueText.address(of: feature.id, in: source.id) + "/attach",
                "accept": rule.types.map(\.rawValue).joined(separator: ","),
                "hint": texts("attachHint", language, ["types": types(of: rule, language), "most": Self.most]),
                "items": all.map { edited($0, path, mark, language) }, "hasItems": !all.isEmpty,
            ]
        }
        return all.isEmpty && section["edit"] == nil ? nil : section
    }

    private static let most = String(NewAttachment.mostBytes >> 20)

    private func mayAttach(to feature: Feature, in source: RegisterSource, _ context: RequestSource) -> Bool {
        let rule = context.reader.writing(to: source.register)
        return rule.allows(feature) && !rule.needsReview
    }

    private func types(of rule: AttachmentRule, _ language: Language) -> String {
        rule.types.map { $0.title[language] }.joined(separator: ", ")
    }

    private func attached(_ attachment: Attachment, _ path: String, _ language: Language) -> [String: Any] {
        [
            "url": "\(path)/\(attachment.id)", "title": attachment.title, "isPrimary": attachment.isPrimary,
            "size": texts("attachmentSize", language, ["size": size(attachment.size, language)]),
            "type": attachment.type.title[language],
        ]
    }

    private func edited(
        _ attachment: Attachment, _ path: String, _ mark: String, _ language: Language
    ) -> [String: Any] {
        [
            "title": attachment.title, "isPrimary": attachment.isPrimary, "mark": mark,
            "action": "\(path)/\(attachment.id)/edit",
        ]
    }

    private func size(_ bytes: Int, _ language: Language) -> String {
        Numbers(language: language).count(max(1, (bytes + 500) / 1000))
    }

    /// What was attached and removed, the newest first, beside the record's versions.
    func attachmentHistory(
        of id: Feature.ID, in source: RegisterSource, _ context: RequestSource
    ) async throws -> [[String: Any]] {
        let seesWriters = context.reader.access(to: source.register).seesWriters
        let date = DateText(language: context.language)
        func row(_ attachment: Attachment) -> [String: Any] {
            var row: [String: Any] = [
                "title": attachment.title, "from": date(attachment.from, .short),
                "to": attachment.to.map { date($0, .short) } ?? "",
            ]
            if seesWriters {
                row["by"] = attachment.by ?? texts("historyByFile", context.language)
                row["endedBy"] = attachment.to.map { _ in
                    attachment.endedBy ?? texts("historyByFile", context.language)
                }
            }
            return row
        }
        return try await workspace.attachments(of: id, in: source.register.id, reader: context.reader)
            .sorted { $0.from > $1.from }.map(row)
    }
}
