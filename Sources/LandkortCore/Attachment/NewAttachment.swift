/// A file that somebody wants to attach, read and found good.
public struct NewAttachment: Sendable, Hashable {
    /// So many bytes a file may have.
    public static let mostBytes = 20 << 20
    private static let longestName = 200

    /// What a page calls it; the file's name where nobody said.
    public let title: String
    /// Without folders.
    public let fileName: String
    /// By its bytes.
    public let type: MediaType
    /// What is kept.
    public let content: [UInt8]
    /// Whether it becomes the record's primary; the first one does so anyway.
    public let isPrimary: Bool

    /// - Parameters:
    ///   - declared: the media type that came with the file; nil where none did.
    ///   - keepsPosition: whether what a camera wrote about place, time and owner stays in a picture.
    ///   - rule: what is taken.
    /// - Throws: ``AttachmentProblem``.
    /// - Complexity: O(bytes).
    public init(
        _ bytes: [UInt8], fileName: String, declared: String? = nil, title: String = "", isPrimary: Bool = false,
        keepsPosition: Bool = false, by rule: AttachmentRule
    ) throws(AttachmentProblem) {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= Self.mostBytes else { throw .tooLarge(most: Self.mostBytes) }
        let type = MediaType(of: bytes)
        self.type = type
        guard rule.types.contains(type) else { throw .notTaken(type, taken: rule.types) }
        if let declared = declared.map(Self.bare), declared != MediaType.other.rawValue, declared != type.rawValue {
            throw .otherType(declared: declared, found: type)
        }
        if let ending = Self.ending(of: fileName), !MediaType.named(ending).allSatisfy({ $0 == type }) {
            throw .otherType(declared: ".\(ending)", found: type)
        }
        let pieces = try PictureFile(bytes, type)
        content = keepsPosition ? bytes : pieces.withoutTraces
        let name = fileName.composed.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        self.fileName = String(name.filter(Self.isPlain).prefix(Self.longestName))
        let said = title.composed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        self.title = String((said.isEmpty ? self.fileName : said).filter(Self.isPlain).prefix(Self.longestName))
        self.isPrimary = isPrimary
    }

    /// Without parameters; browsers call JPEG by two names.
    private static func bare(_ type: String) -> String {
        let bare = type.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
        return bare == "image/jpg" ? MediaType.jpeg.rawValue : bare
    }

    private static func ending(of name: String) -> String? {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count > 1 ? parts.last?.lowercased() : nil
    }

    private static func isPlain(_ character: Character) -> Bool {
        character.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control } && character != "\""
    }
}
