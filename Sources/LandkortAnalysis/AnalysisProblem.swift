public import LandkortCore

/// What is wrong with an analysis' input.
public enum AnalysisProblem: Problem, Equatable {
    /// Two columns that belong together have different lengths.
    case lengthsDiffer(Int, Int)

    /// `analysis.` and the case.
    public var code: String {
        switch self {
        case .lengthsDiffer: "analysis.lengths-differ"
        }
    }

    /// Columns that do not fit are the caller's mistake, not the user's.
    public var kind: ProblemKind {
        switch self {
        case .lengthsDiffer: .defect
        }
    }

    /// With both lengths, for the one who mends it.
    public var message: Bilingual {
        switch self {
        case .lengthsDiffer(let a, let b):
            Bilingual(
                da: "Kolonner, der hører sammen, har forskellig længde: \(a) og \(b).",
                en: "Columns that belong together differ in length: \(a) and \(b).")
        }
    }
}
