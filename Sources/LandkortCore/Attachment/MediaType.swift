/// What a file is, by how its bytes begin.
public enum MediaType: String, Sendable, Hashable, CaseIterable {
    case jpeg = "image/jpeg"
    case png = "image/png"
    case webp = "image/webp"
    case pdf = "application/pdf"
    /// Something else, which another program may have put into a store.
    case other = "application/octet-stream"

    /// So many bytes tell it.
    public static let telling = 12

    /// O(1).
    public init(of bytes: some Collection<UInt8>) {
        let head = Array(bytes.prefix(Self.telling))
        self =
            if head.starts(with: [0xff, 0xd8, 0xff]) {
                .jpeg
            } else if head.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) {
                .png
            } else if head.starts(with: "RIFF".utf8), head.dropFirst(8).elementsEqual("WEBP".utf8) {
                .webp
            } else if head.starts(with: "%PDF-".utf8) {
                .pdf
            } else {
                .other
            }
    }

    /// Whether a browser shows it as a picture.
    public var isImage: Bool { [.jpeg, .png, .webp].contains(self) }

    /// What a file of it ends with, without the dot.
    public var ending: String {
        switch self {
        case .jpeg: "jpg"
        case .png: "png"
        case .webp: "webp"
        case .pdf: "pdf"
        case .other: "bin"
        }
    }

    /// What a file's ending says it is; empty for one that says nothing.
    static func named(_ ending: String) -> [MediaType] {
        if ending == "jpeg" { return [.jpeg] }
        return allCases.filter { $0 != .other && $0.ending == ending }
    }

    /// What people call it.
    public var title: Bilingual {
        switch self {
        case .jpeg: Bilingual(da: "JPEG-billede", en: "JPEG image")
        case .png: Bilingual(da: "PNG-billede", en: "PNG image")
        case .webp: Bilingual(da: "WebP-billede", en: "WebP image")
        case .pdf: Bilingual(da: "PDF-dokument", en: "PDF document")
        case .other: Bilingual(da: "Fil", en: "File")
        }
    }
}

/// What a register's records may have attached: its annotation `bilag`.
public enum AttachmentRule: String, Sendable, Hashable, CaseIterable {
    /// Photos.
    case photos = "foto"
    /// Photos and documents.
    case files = "ja"

    /// The types that are taken.
    public var types: [MediaType] {
        switch self {
        case .photos: [.jpeg, .png, .webp]
        case .files: [.jpeg, .png, .webp, .pdf]
        }
    }
}

extension Register {
    /// What its records may have attached; nil for nothing.
    public var attachments: AttachmentRule? { annotations["bilag"].flatMap(AttachmentRule.init) }
}
