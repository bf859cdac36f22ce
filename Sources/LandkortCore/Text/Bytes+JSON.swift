extension [UInt8] {
    /// Appends `text` as a JSON string (RFC 8259), with its quotes. O(characters).
    public mutating func appendJSON(_ text: String) {
        append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                append(UInt8(ascii: "\\"))
                append(byte)
            case 10: append(contentsOf: "\\n".utf8)
            case 0..<32:
                let digits = "0123456789abcdef".utf8.map { $0 }
                append(contentsOf: "\\u00".utf8)
                append(digits[Int(byte >> 4)])
                append(digits[Int(byte & 15)])
            default: append(byte)
            }
        }
        append(UInt8(ascii: "\""))
    }
}
