public import LandkortCore

/// What is wrong with one field of one row of a file.
public struct RowProblem: Sendable, Hashable {
    /// As the file counts: see ``FileRow/line``.
    public var line: Int
    /// The file's name of the column; nil for the whole row, and for a field that no column holds.
    public var column: String?
    /// The register's name of the field; nil for the place and the whole row.
    public var field: String?
    /// What stands there, empty where nothing does.
    public var value: String
    /// Such as `value.unknown-code` or `import.reference`.
    public var code: String
    /// What is wrong, and what to do.
    public var reason: Bilingual

    /// A problem as it was found.
    public init(
        line: Int, column: String?, field: String?, value: String, code: String, reason: Bilingual
    ) {
        self.line = line
        self.column = column
        self.field = field
        self.value = value
        self.code = code
        self.reason = reason
    }

    /// ``value`` with what does not show in words, at most 60 letters of it.
    public func shownValue(in language: Language) -> String { PrintableText.of(value, atMost: 60, in: language) }

    /// One line, such as `Linje 7, kolonne »type« (»X«): …`.
    public var message: Bilingual {
        func place(
            _ line: String, _ column: String, _ open: String, _ close: String, _ language: Language
        ) -> String {
            let shown = shownValue(in: language)
            let name = self.column.map { ", \(column) \(open)\($0)\(close)" } ?? ""
            return "\(line) \(self.line)\(name)" + (shown.isEmpty ? "" : " (\(open)\(shown)\(close))")
        }
        return Bilingual(
            da: "\(place("linje", "kolonne", "»", "«", .da)): \(reason.da)",
            en: "\(place("line", "column", "“", "”", .en)): \(reason.en)")
    }
}

/// The problems of a file: how many, and the first of them.
struct RowProblems {
    private(set) var first: [RowProblem] = []
    private(set) var count = 0
    private(set) var rows = 0
    private var lastLine: Int?

    /// More are counted and not kept.
    static let most = 100

    mutating func add(_ problems: some Sequence<RowProblem>) {
        for problem in problems {
            count += 1
            if first.count < Self.most { first.append(problem) }
            if problem.line != lastLine { rows += 1 }
            lastLine = problem.line
        }
    }
}
