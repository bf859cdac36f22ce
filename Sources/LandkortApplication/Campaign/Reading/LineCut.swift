/// Where a stretch of a coverage file can be cut without cutting a line.
enum LineCut {
    private static let quote = UInt8(ascii: "\"")

    /// The place after the last line end outside quotes; where there is none, after the last line end; else 0.
    ///
    /// - Parameter isOpen: whether a quote is open at the end of `bytes`.
    static func place(in bytes: UnsafeRawBufferPointer, isOpen: Bool) -> Int {
        var isOpen = isOpen
        var place = bytes.count
        var fallback = 0
        while place > 0 {
            let byte = bytes[place - 1]
            if byte == 10 {
                if !isOpen { return place }
                fallback = max(fallback, place)
            }
            if byte == quote { isOpen.toggle() }
            place -= 1
        }
        return fallback
    }

    /// Whether the number of quotes is odd, eight bytes at a time.
    static func hasOddQuotes(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let (low, quotes): (UInt64, UInt64) = (0x7F7F_7F7F_7F7F_7F7F, 0x2222_2222_2222_2222)
        var parity: UInt64 = 0
        let words = bytes.count / 8
        for word in 0..<words {
            let other = bytes.loadUnaligned(fromByteOffset: word &* 8, as: UInt64.self) ^ quotes
            // The highest bit of each byte that is a quote.
            parity ^= ~(((other & low) &+ low) | other | low)
        }
        let rest = bytes[(words * 8)...].count { $0 == quote }
        return (parity.nonzeroBitCount + rest) % 2 == 1
    }
}
