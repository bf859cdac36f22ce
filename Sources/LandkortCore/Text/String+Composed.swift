import Foundation

extension String {
    /// Itself with letters and the accents behind them as one letter each (Unicode's form NFC), as programs look for
    /// them: Macs and some databases write å as an a and a ring. O(length); text without accents apart is given back
    /// as it is.
    public var composed: String { utf8.contains(where: \.beginsAccent) ? precomposedStringWithCanonicalMapping : self }

    /// The same with its accents apart (NFD), as other programs may have stored it; nil where that is itself. O(length).
    public var apart: String? {
        guard utf8.contains(where: { $0 > 0x7F }) else { return nil }
        let apart = decomposedStringWithCanonicalMapping
        // Two ways of writing one text are equal as texts.
        return apart.utf8.elementsEqual(utf8) ? nil : apart
    }
}

extension UInt8 {
    /// Whether the first byte of U+0300 to U+037F in UTF-8, the accents that stand behind their letter.
    public var beginsAccent: Bool { self == 0xCC || self == 0xCD }
}
