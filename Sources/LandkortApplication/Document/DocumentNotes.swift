import LandkortCore

/// The numbered list of what a document rests on: each set of rows once, in the order it is first used.
struct DocumentNotes {
    private(set) var sets: [[Document.Evidence]] = []
    private var numbers: [[Document.Evidence]: Int] = [:]

    init(_ document: Document) {
        for line in document.lines {
            for run in line where !run.evidence.isEmpty && numbers[run.evidence] == nil {
                sets.append(run.evidence)
                numbers[run.evidence] = sets.count
            }
        }
    }

    /// From 1; nil without evidence.
    func number(of run: Document.Run) -> Int? { numbers[run.evidence] }

    /// The number to write behind each run: behind the last of those in a line that rest on the same rows.
    func marks(_ line: [Document.Run]) -> [(run: Document.Run, mark: Int?)] {
        line.enumerated().map { place, run in
            let later = line[(place + 1)...].first { !$0.evidence.isEmpty }
            return (run, later?.evidence == run.evidence ? nil : number(of: run))
        }
    }
}

/// What the writers say of their own accord.
enum DocumentWords {
    static let sources = Bilingual(da: "Rækker og kilder", en: "Rows and sources")
    static let source = Bilingual(da: "Kilde", en: "Source")
    static let sample = Bilingual(
        da: "Eksempeldata: teksten bygger på eksempelrækker, som er lavet til afprøvning.",
        en: "Sample data: the text rests on example rows, made for trying things out.")
}
