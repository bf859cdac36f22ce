/// A picture in the pieces its format is made of, so that those that tell of the photographer can be left out.
///
/// Sources: ITU-T T.81 annex B and CIPA DC-008 (JPEG, Exif), PNG third edition, the WebP container specification.
struct PictureFile {
    private let pieces: [Piece]
    private let type: MediaType

    /// One stretch of the file.
    struct Piece {
        var bytes: [UInt8]
        /// Whether the picture is not the same without it.
        var isPicture: Bool
    }

    /// - Throws: ``AttachmentProblem/damaged(_:)``.
    /// - Complexity: O(bytes).
    init(_ bytes: [UInt8], _ type: MediaType) throws(AttachmentProblem) {
        self.type = type
        let read: [Piece]? =
            switch type {
            case .jpeg: JPEGPieces(bytes).pieces
            case .png: PNGPieces.pieces(bytes)
            case .webp: WebPPieces.pieces(bytes)
            case .pdf, .other: [Piece(bytes: bytes, isPicture: true)]
            }
        guard let read else { throw .damaged(type) }
        pieces = read
    }

    /// The picture without what cameras and programs wrote beside it: where, when and by whom it was taken.
    var withoutTraces: [UInt8] {
        let kept = pieces.filter(\.isPicture).flatMap(\.bytes)
        return type == .webp ? WebPPieces.headed(kept) : kept
    }
}

/// PNG: a signature, then chunks of length, name, data and checksum.
private enum PNGPieces {
    private static let signature = 8
    private static let traces = ["eXIf", "tEXt", "zTXt", "iTXt", "tIME"]

    /// Nil where the chunks do not lead to the last one.
    static func pieces(_ bytes: [UInt8]) -> [PictureFile.Piece]? {
        var pieces = [PictureFile.Piece(bytes: Array(bytes.prefix(signature)), isPicture: true)]
        var place = signature
        while place + 12 <= bytes.count {
            let length = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
            let end = place + 12 + length
            guard end <= bytes.count else { return nil }
            let name = String(decoding: bytes[place + 4..<place + 8], as: UTF8.self)
            guard pieces.count > 1 || name == "IHDR" else { return nil }
            pieces.append(.init(bytes: Array(bytes[place..<end]), isPicture: !traces.contains(name)))
            guard name != "IEND" else { return pieces }
            place = end
        }
        return nil
    }
}

/// WebP: RIFF, a length, then chunks of name, length and data, padded to even lengths.
private enum WebPPieces {
    private static let head = 12
    private static let traces = ["EXIF", "XMP "]

    /// Nil where the chunks do not fill the file, and where none of them is a picture.
    static func pieces(_ bytes: [UInt8]) -> [PictureFile.Piece]? {
        var pieces = [PictureFile.Piece(bytes: Array(bytes.prefix(head)), isPicture: true)]
        var place = head
        var hasPicture = false
        while place + 8 <= bytes.count {
            let name = String(decoding: bytes[place..<place + 4], as: UTF8.self)
            let length = bytes[place + 4..<place + 8].reversed().reduce(0) { $0 << 8 | Int($1) }
            let end = place + 8 + length + length % 2
            guard end <= bytes.count else { return nil }
            var chunk = Array(bytes[place..<end])
            hasPicture = hasPicture || isPicture(name, chunk.dropFirst(8))
            // The flags for Exif and XMP.
            if name == "VP8X", chunk.count > 8 { chunk[8] &= ~0x0c }
            pieces.append(.init(bytes: chunk, isPicture: !traces.contains(name)))
            place = end
        }
        return hasPicture && place == bytes.count ? pieces : nil
    }

    /// By the signature behind a lossy picture's frame tag (RFC 6386, 9.1), or before a lossless one; a moving picture
    /// has its frames within chunks of their own.
    private static func isPicture(_ name: String, _ content: ArraySlice<UInt8>) -> Bool {
        switch name {
        case "VP8 ": content.dropFirst(3).starts(with: [0x9d, 0x01, 0x2a])
        case "VP8L": content.first == 0x2f
        case "ANMF": true
        default: false
        }
    }

    /// With the length in its head that it has.
    static func headed(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        let length = UInt32(bytes.count - 8)
        for place in 0..<4 { bytes[4 + place] = UInt8(truncatingIfNeeded: length >> UInt32(8 * place)) }
        return bytes
    }
}
