public import LandkortCore

/// What can be wrong with the data files the sample is computed from.
public enum SampleProblem: Problem {
    case missingFile(String)
    /// A value that is absent, not a number or not known; `line` counts from 1.
    case unreadable(file: String, line: Int, column: String)

    /// `sample.` and what is wrong.
    public var code: String {
        switch self {
        case .missingFile: "sample.missing-file"
        case .unreadable: "sample.unreadable"
        }
    }

    /// A defect: the files are part of the program.
    public var kind: ProblemKind { .defect }

    /// Names the file and the line.
    public var message: Bilingual {
        switch self {
        case .missingFile(let name):
            Bilingual(
                da: "Eksempeldata mangler filen \(name).",
                en: "The sample data lack the file \(name).")
        case .unreadable(let file, let line, let column):
            Bilingual(
                da: "Eksempeldata: \(file), linje \(line): værdien i «\(column)» kan ikke læses.",
                en: "Sample data: \(file), line \(line): the value in “\(column)” cannot be read.")
        }
    }
}
