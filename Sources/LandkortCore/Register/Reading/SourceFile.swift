/// A text and the name it has under `Registers/`.
struct SourceFile: Sendable {
    /// What imports find it by.
    let path: String
    /// Where it really lies, for the one who has to mend it.
    let shownPath: String
    let text: String

    init(path: String, text: String, shownPath: String? = nil) {
        self.path = path
        self.shownPath = shownPath ?? path
        self.text = text
    }

    /// The place at `line` and `column`, both from 1; columns count Unicode scalars.
    ///
    /// O(text): nothing is kept for places that nobody asks for.
    func place(line: Int, column: Int) -> SourcePlace {
        SourcePlace(file: shownPath, line: line, column: column, text: self.line(line))
    }

    private func line(_ number: Int) -> String {
        var rest = text.unicodeScalars[...]
        for _ in 1..<max(number, 1) {
            guard let end = rest.firstIndex(where: Self.endsLine) else { return "" }
            let isPair = rest[end] == "\r" && rest[rest.index(after: end)...].first == "\n"
            rest = rest[rest.index(end, offsetBy: isPair ? 2 : 1)...]
        }
        return String(rest.prefix { !Self.endsLine($0) })
    }

    /// What YAML 1.1 ends a line with.
    private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
        ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar)
    }
}

/// A spot in a declaration that can be shown to the one who wrote it.
public struct SourcePlace: Sendable, Hashable, CustomStringConvertible {
    /// Relative to `Registers/`, or where a customer's file lies.
    public var file: String
    /// From 1.
    public var line: Int
    /// From 1, in Unicode scalars.
    public var column: Int
    /// The whole line.
    public var text: String

    /// A place made in code.
    public init(file: String, line: Int, column: Int, text: String) {
        self.file = file
        self.line = line
        self.column = column
        self.text = text
    }

    /// `file:line:column`, which editors and terminals make clickable.
    public var description: String { "\(file):\(line):\(column)" }

    /// The line with its number, and below it a caret under the column.
    public var excerpt: String {
        let number = "\(line)"
        let margin = String(repeating: " ", count: number.count)
        let indent = String(text.unicodeScalars.prefix(column - 1).map { $0 == "\t" ? "\t" : " " })
        return "  \(number) | \(text)\n  \(margin) | \(indent)^"
    }
}
