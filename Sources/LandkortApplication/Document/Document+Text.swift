import LandkortCore

extension Document {
    /// Plain text: a paragraph a line, figures with the number of their note, notes last.
    public var text: String {
        let notes = DocumentNotes(self)
        var lines = [title, String(repeating: "=", count: title.count), ""]
        if isSample { lines += [DocumentWords.sample[language], ""] }
        for block in blocks { lines += Self.lines(block, notes) + [""] }
        return (lines + noteLines(notes)).joined(separator: "\n") + "\n"
    }

    private static func lines(_ block: Block, _ notes: DocumentNotes) -> [String] {
        switch block {
        case .heading(let text, 2): [text, String(repeating: "-", count: text.count)]
        case .heading(let text, _): [text + ":"]
        case .paragraph(let runs): [line(runs, notes)]
        case .list(let items): items.map { "- " + line($0, notes) }
        }
    }

    private static func line(_ runs: [Run], _ notes: DocumentNotes) -> String {
        notes.marks(runs).map { run, mark in onOneLine(run.text) + (mark.map { " [\($0)]" } ?? "") }.joined()
    }

    private func noteLines(_ notes: DocumentNotes) -> [String] {
        guard !notes.sets.isEmpty else { return [] }
        let heading = DocumentWords.sources[language]
        return [heading, String(repeating: "-", count: heading.count)]
            + notes.sets.enumerated().flatMap { place, rows in
                rows.enumerated().map { row, evidence in
                    (row == 0 ? "[\(place + 1)] " : "    ") + noteLine(evidence)
                }
            }
    }

    private func noteLine(_ evidence: Evidence) -> String {
        let source = evidence.source.map { " \(DocumentWords.source[language]): \(Self.onOneLine($0))" } ?? ""
        return "\(evidence.registerTitle): \(Self.onOneLine(evidence.name)) "
            + "(\(evidence.register)/\(evidence.id)).\(source)"
    }

    /// A row's text may hold line breaks; a line of the document does not.
    private static func onOneLine(_ text: String) -> String {
        String(text.map { $0.isNewline ? " " : $0 })
    }
}
