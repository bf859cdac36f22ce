import Foundation
public import LandkortCore
public import LandkortStore

extension MemoryStore {
    /// O(attachments).
    public func attachments(
        of id: Feature.ID, in register: RegisterID, reader: Reader
    ) async throws(StoreProblem) -> [Attachment] {
        let (seen, all) = (
            try await versions(of: id, in: register, reader: reader),
            try await versions(of: id, in: register, reader: .administrator)
        )
        let table = try table(register)
        let seesWriters = reader.access(to: table.register).seesWriters
        return table.attachments.filter { $0.object == id }.map(\.attachment)
            .filter { $0.isShown(seeing: seen.map { ($0.from, $0.to) }, of: all.map { ($0.from, $0.to) }) }
            .map { seesWriters ? $0 : $0.withoutWriters }
            .sorted(by: Attachment.precedes)
    }

    /// O(attachments).
    public func content(
        of attachment: Attachment.ID, to id: Feature.ID, in register: RegisterID, reader: Reader
    ) async throws(StoreProblem) -> [UInt8] {
        let isShown = try await attachments(of: id, in: register, reader: reader).contains { $0.id == attachment }
        let found = try table(register).attachments.first { $0.object == id && $0.attachment.id == attachment }
        guard isShown, let found else { throw .noAttachment(register, id, attachment) }
        return found.content
    }

    /// O(attachments).
    @discardableResult
    public func change(
        _ change: AttachmentChange, of id: Feature.ID, in register: RegisterID, by actor: Actor
    ) async throws(StoreProblem) -> Attachment.ID {
        try write { (state) throws(StoreProblem) in
            guard var table = state.tables[register] else { throw .unknownRegister(register) }
            guard table.register.attachments != nil, table.row(id) != nil else { throw .notFound(register, id) }
            guard let changed = table.change(change, of: id, by: actor) else {
                throw .noAttachment(register, id, change.id)
            }
            state.tables[register] = table
            return changed
        }
    }
}

/// A file and the feature it belongs to.
struct MemoryAttachment: Sendable {
    let object: Feature.ID
    var attachment: Attachment
    let content: [UInt8]
}

extension MemoryTable {
    /// Nil where there is no such attachment in force.
    fileprivate mutating func change(
        _ change: AttachmentChange, of id: Feature.ID, by actor: Actor
    ) -> Attachment.ID? {
        switch change {
        case .add(let file):
            let made = Attachment(
                id: UUID().uuidString.lowercased(), title: file.title, fileName: file.fileName, type: file.type,
                size: file.content.count, isPrimary: false, from: Moment(Date.now).description, by: actor.name)
            attachments.append(MemoryAttachment(object: id, attachment: made, content: file.content))
            choose(of: id, file.isPrimary ? made.id : nil)
            return made.id
        case .makePrimary(let attachment):
            guard inForce(attachment, of: id) != nil else { return nil }
            choose(of: id, attachment)
            return attachment
        case .remove(let attachment):
            guard let place = inForce(attachment, of: id) else { return nil }
            endAttachment(at: place, by: actor)
            choose(of: id, nil)
            return attachment
        }
    }

    private func inForce(_ attachment: Attachment.ID, of id: Feature.ID) -> Int? {
        attachments.firstIndex { $0.object == id && $0.attachment.id == attachment && $0.attachment.to == nil }
    }

    mutating func endAttachments(of id: Feature.ID, by actor: Actor?) {
        for place in attachments.indices where attachments[place].object == id {
            guard attachments[place].attachment.to == nil else { continue }
            endAttachment(at: place, by: actor)
        }
    }

    private mutating func endAttachment(at place: Int, by actor: Actor?) {
        let from = attachments[place].attachment.from
        attachments[place].attachment.to = max(Moment(Date.now).description, from)
        attachments[place].attachment.endedBy = actor?.name
    }

    /// The wanted one, else the one that is so, else the oldest.
    private mutating func choose(of id: Feature.ID, _ wanted: Attachment.ID?) {
        let own = attachments.indices.filter { attachments[$0].object == id && attachments[$0].attachment.to == nil }
        let chosen =
            own.first { attachments[$0].attachment.id == wanted }
            ?? own.first { attachments[$0].attachment.isPrimary } ?? own.first
        for place in own { attachments[place].attachment.isPrimary = place == chosen }
    }
}

extension Attachment {
    fileprivate var withoutWriters: Attachment {
        var copy = self
        (copy.by, copy.endedBy) = (nil, nil)
        return copy
    }
}

extension AttachmentChange {
    fileprivate var id: Attachment.ID {
        switch self {
        case .add: ""
        case .makePrimary(let id), .remove(let id): id
        }
    }
}
