import Foundation

/// How a text's bytes are to be read.
enum TextEncoding {
    case utf8
    /// Western European Windows, which has the letters of Latin-1 and more.
    case windows1252

    /// UTF-8 where every byte fits it, for other encodings of Danish hardly ever do. One pass over the text.
    init(of data: Data) { self = data.withUnsafeBytes { Self.isUTF8($0) } ? .utf8 : .windows1252 }

    func text(_ bytes: [UInt8]) -> String {
        switch self {
        case .utf8: String(decoding: bytes, as: UTF8.self)
        case .windows1252: String(String.UnicodeScalarView(bytes.map(Self.scalar)))
        }
    }

    private static func isUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var place = 0
        while place < bytes.count {
            if place + 8 <= bytes.count {
                let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                guard word & 0x8080_8080_8080_8080 != 0 else {
                    place += 8
                    continue
                }
            }
            guard let length = length(bytes[place]), place + length <= bytes.count else { return false }
            for following in 1..<max(length, 1) where bytes[place + following] & 0xC0 != 0x80 { return false }
            place += length
        }
        return true
    }

    private static func length(_ byte: UInt8) -> Int? {
        switch byte {
        case 0..<0x80: 1
        case 0xC2..<0xE0: 2
        case 0xE0..<0xF0: 3
        case 0xF0..<0xF5: 4
        default: nil
        }
    }

    private static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        0x80..<0xA0 ~= byte ? special[Int(byte) - 0x80] : Unicode.Scalar(byte)
    }

    /// 0x80 to 0x9F; the five that mean nothing become a blank.
    private static let special = Array("€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ".unicodeScalars)
}
