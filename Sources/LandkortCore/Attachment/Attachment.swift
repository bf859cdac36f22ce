/// A file that belongs to a record: a photo or a document.
///
/// Of those in force on one record exactly one is the primary; a store holds to that whoever writes.
public struct Attachment: Sendable, Hashable, Identifiable {
    /// A uuid, so that it tells nothing of how many there are.
    public var id: String
    /// What a page calls it, and reads aloud in place of a photo; never empty.
    public var title: String
    /// As it was called where it came from; empty where nobody said.
    public var fileName: String
    /// By its bytes, whatever anybody wrote beside them.
    public var type: MediaType
    /// Bytes.
    public var size: Int
    /// Whether it stands for the record.
    public var isPrimary: Bool
    /// UTC, ISO 8601 with milliseconds: when it was attached.
    public var from: String
    /// Nil where the file was edited directly, and where the reader is not told.
    public var by: String?
    /// When it was removed; nil while it is in force.
    public var to: String?
    /// As ``by``.
    public var endedBy: String?

    /// An attachment as a store found it.
    public init(
        id: String, title: String, fileName: String, type: MediaType, size: Int, isPrimary: Bool, from: String,
        by: String? = nil, to: String? = nil, endedBy: String? = nil
    ) {
        self.id = id
        self.title = title.isEmpty ? (fileName.isEmpty ? type.title.da : fileName) : title
        self.fileName = fileName
        self.type = type
        self.size = size
        self.isPrimary = isPrimary
        self.from = from
        self.by = by
        self.to = to
        self.endedBy = endedBy
    }
}

extension Attachment {
    /// A time in which something was so; nil is still.
    public typealias Period = (from: String, to: String?)

    /// Whether somebody may know of it who sees `seen` of the record's versions, which are `all`: while it is in force,
    /// whoever sees the record; of one that is removed, whoever sees every version that it was with.
    public func isShown(seeing seen: [Period], of all: [Period]) -> Bool {
        guard let to else { return seen.contains { $0.to == nil } }
        let isBeside: (Period) -> Bool = { $0.from <= to && $0.to.map { $0 >= self.from } ?? true }
        return seen.contains(where: isBeside) && all.filter(isBeside).count == seen.filter(isBeside).count
    }

    /// The order they are shown in: the primary, then those in force from the oldest, then the removed from the newest.
    public static func precedes(_ one: Attachment, _ other: Attachment) -> Bool {
        switch (one.to, other.to) {
        case (nil, nil): one.isPrimary != other.isPrimary ? one.isPrimary : one.from < other.from
        case (nil, _): true
        case (_, nil): false
        case (let first?, let second?): first > second
        }
    }
}

/// What is done to the attachments of one record.
public enum AttachmentChange: Sendable, Hashable {
    case add(NewAttachment)
    case makePrimary(Attachment.ID)
    /// It is no longer in force; its bytes are kept.
    case remove(Attachment.ID)
}
