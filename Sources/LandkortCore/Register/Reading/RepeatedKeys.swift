/// A text whose repeated keys the YAML library can read past, where it would else stop at the first of them and say
/// where a key stands first, not where it stands again.
///
/// All but the last key of one name are put in other letters, as many, so that every place stays what it was.
struct RepeatedKeys {
    private(set) var text: String
    private var names: [String: String] = [:]

    init(_ text: String) { self.text = text }

    /// Whether the key could be found at that place, both counted from 1.
    mutating func disguise(_ name: String, line: Int, column: Int) -> Bool {
        let key = Array(name.unicodeScalars)
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
        guard !key.isEmpty, lines.indices.contains(line - 1), names.count < Self.letters.count else { return false }
        let row = lines[line - 1]
        let start = row.indices.contains(column - 1) && Self.quotes.contains(row[column - 1]) ? column : column - 1
        guard start >= 0, start + key.count <= row.count, row[start..<(start + key.count)] == key[...] else {
            return false
        }
        let disguise = Self.disguise(names.count, length: key.count)
        lines[line - 1].replaceSubrange(start..<(start + key.count), with: disguise.unicodeScalars)
        text = String(String.UnicodeScalarView(lines.joined(separator: ["\n"])))
        names[disguise] = name
        return true
    }

    /// The key that was disguised so; nil for any other.
    func undisguised(_ name: String) -> String? { names[name] }

    private static func disguise(_ number: Int, length: Int) -> String {
        var scalars = String.UnicodeScalarView([letters[number]])
        scalars.append(contentsOf: Array(repeating: letters[0], count: length - 1))
        return String(scalars)
    }

    private static let quotes: [Unicode.Scalar] = ["\"", "'"]
    /// For private use, so no text has them.
    private static let letters = (0xE000...0xE100).compactMap(Unicode.Scalar.init(_:) as (Int) -> Unicode.Scalar?)
}
