extension String {
    /// Whether there is nothing in it that anybody sees: blanks, and characters that leave no mark.
    public var isUnseen: Bool { unicodeScalars.allSatisfy(\.isUnseen) }
}

extension Unicode.Scalar {
    /// Braille's empty pattern is neither a blank nor ignorable by Unicode.
    fileprivate var isUnseen: Bool {
        properties.isWhitespace || properties.isDefaultIgnorableCodePoint || self == "\u{2800}"
    }
}
