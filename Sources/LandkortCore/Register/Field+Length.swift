extension Field {
    /// So many characters (UTF-16) a text has at most, alone or with the others of its list: as many as a cell of a
    /// workbook holds (ECMA-376), so that every record can be taken away.
    public static let longestText = 32_767
}

extension String {
    /// Whether it is longer than a field's text can be. Most texts are settled by their bytes, which are counted.
    var isTooLong: Bool { utf8.count > Field.longestText && utf16.count > Field.longestText }
}

extension [Value] {
    /// Whether the texts are too long together, with a mark between each two.
    var isTooLong: Bool {
        let lengths = map { item in
            if case .string(let text) = item { text.utf16.count } else { 0 }
        }
        return lengths.reduce(count - 1, +) > Field.longestText
    }
}
