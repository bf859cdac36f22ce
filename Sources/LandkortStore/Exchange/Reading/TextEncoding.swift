import Foundation

/// How a text's bytes are to be read.
enum TextEncoding {
    case utf8
    /// Western European Windows, which has the letters of Latin-1 and more.
    case windows1252

    /// UTF-8 where every byte fits it, for other encodings of Danish hardly ever do. One pass over the text.
    ///
    /// - Throws: ``ExchangeProblem/badCharacter(file:line:column:)`` where the text is marked as UTF-8, or has more
    ///   letters of more than one byte than bytes that do not fit: it is UTF-8 then, with a flaw.
    init(of data: Data, in file: String) throws(ExchangeProblem) {
        let scan = data.withUnsafeBytes { Scan($0) }
        guard let flaw = scan.firstFlaw else {
            self = .utf8
            return
        }
        let isMarked = data.starts(with: Self.mark)
        guard isMarked || scan.letters > scan.flaws else {
            self = .windows1252
            return
        }
        let before = data.prefix(flaw)
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? (isMarked ? Self.mark.count : 0)
        let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
        throw .badCharacter(file: file, line: line, column: column)
    }

    /// What some programs set before a text in UTF-8.
    static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    func text(_ bytes: [UInt8]) -> String {
        switch self {
        case .utf8: String(decoding: bytes, as: UTF8.self)
        case .windows1252: String(String.UnicodeScalarView(bytes.map(Self.scalar)))
        }
    }

    /// How far bytes are UTF-8.
    private struct Scan {
        /// Of more than one byte.
        private(set) var letters = 0
        /// Bytes that belong to none.
        private(set) var flaws = 0
        private(set) var firstFlaw: Int?

        init(_ bytes: UnsafeRawBufferPointer) {
            var place = 0
            while place < bytes.count {
                if place + 8 <= bytes.count {
                    let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                    guard word & 0x8080_8080_8080_8080 != 0 else {
                        place += 8
                        continue
                    }
                }
                place += take(bytes, place)
            }
        }

        /// - Returns: how many bytes it was.
        private mutating func take(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> Int {
            guard let length = Self.length(bytes[place]), place + length <= bytes.count,
                bytes[(place + 1)..<(place + length)].allSatisfy({ $0 & 0xC0 == 0x80 })
            else {
                flaws += 1
                firstFlaw = firstFlaw ?? place
                return 1
            }
            if length > 1 { letters += 1 }
            return length
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
    }

    private static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        0x80..<0xA0 ~= byte ? special[Int(byte) - 0x80] : Unicode.Scalar(byte)
    }

    /// 0x80 to 0x9F; the five that mean nothing become a blank.
    private static let special = Array("€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ".unicodeScalars)
}
