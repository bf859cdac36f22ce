public import LandkortCore
import LandkortStore

/// Files that people attach to records, by the same rules as the records themselves.
extension Editing {
    /// Attaches, removes or chooses the primary, at once.
    ///
    /// - Returns: the attachment that it was about.
    /// - Throws: ``AccessProblem``; ``AttachmentProblem/notDeclared(_:)``, ``AttachmentProblem/needsReview(_:)`` for
    ///   whoever's changes wait for somebody else; ``StoreProblem/notFound(_:_:)`` also for a record that the author may
    ///   not see.
    @discardableResult
    public func change(
        _ change: AttachmentChange, of feature: Feature.ID, in id: RegisterID, by author: Author
    ) async throws -> Attachment.ID {
        try await noting(.change, author.name, "\(id)/\(feature)", telling: { "\(change.text) \($0)" }) {
            _ = try await attaching(to: feature, in: id, by: author)
            return try await workspace.store.change(change, of: feature, in: id, by: Actor(author.name))
        }
    }

    /// What `author` may attach to a record.
    ///
    /// - Throws: as ``change(_:of:in:by:)``.
    public func attaching(
        to feature: Feature.ID, in id: RegisterID, by author: Author
    ) async throws -> AttachmentRule {
        let register = try register(id)
        guard let taken = register.attachments else { throw AttachmentProblem.notDeclared(id) }
        _ = try await workspace.store.feature(feature, in: id, reader: author.reader)
        let rule = author.reader.writing(to: register)
        try rule.check(try await workspace.store.feature(feature, in: id, reader: .administrator))
        guard !rule.needsReview else { throw AttachmentProblem.needsReview(id) }
        return taken
    }
}

extension AttachmentChange {
    /// For the log.
    fileprivate var text: String {
        switch self {
        case .add: "bilag lagt ved:"
        case .makePrimary: "bilag valgt som primært:"
        case .remove: "bilag fjernet:"
        }
    }
}
