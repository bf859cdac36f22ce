/// Text as it is compared in a search: lower case; å and aa, æ and ae, ø and oe, é and e alike.
enum FoldedText {
    static func of(_ text: String) -> String {
        text.lowercased().reduce(into: "") { word, letter in
            switch letter {
            case "å": word += "aa"
            case "æ": word += "ae"
            case "ø": word += "oe"
            case "é": word += "e"
            default: word.append(letter)
            }
        }
    }

    /// The folded text as UTF-8 in place of what `bytes` held: a country has a hundred thousand street names, and a
    /// search folds them all.
    static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.removeAll(keepingCapacity: true)
        var text = text
        let isLatin = text.withUTF8 { append($0, to: &bytes) }
        guard !isLatin else { return }
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: of(text).utf8)
    }

    /// Answers false at a letter beyond Latin-1, or one that is composed of several.
    private static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) -> Bool {
        var place = 0
        while place < text.count {
            let byte = text[place]
            place += 1
            switch byte {
            case 0x41...0x5A: bytes.append(byte + 0x20)
            case 0..<0x80: bytes.append(byte)
            case 0xC3 where place < text.count:
                appendLetter(text[place], to: &bytes)
                place += 1
            default: return false
            }
        }
        return true
    }

    /// The second byte of U+00C0 to U+00FF, of which all but × and ÷ come in two cases that lie 0x20 apart.
    private static func appendLetter(_ byte: UInt8, to bytes: inout [UInt8]) {
        let lower = byte < 0x9F && byte != 0x97 ? byte + 0x20 : byte
        switch lower {
        case 0xA5: bytes.append(contentsOf: "aa".utf8)
        case 0xA6: bytes.append(contentsOf: "ae".utf8)
        case 0xB8: bytes.append(contentsOf: "oe".utf8)
        case 0xA9: bytes.append(UInt8(ascii: "e"))
        default: bytes += [0xC3, lower]
        }
    }
}
