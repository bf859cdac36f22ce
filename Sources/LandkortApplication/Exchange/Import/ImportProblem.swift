public import LandkortCore

/// Why a file was not imported, or an import not taken back; the store is then as it was.
public enum ImportProblem: Problem {
    case badMapping(String)
    case badPattern(String)
    case noColumn(String, known: [String])
    case noField(String, RegisterID, known: [String])
    /// Columns that are mapped to the same field; one, where the mapping gives it a value for every row.
    case repeatedField(String, columns: [String])
    /// Several columns of the same name, counted from 1, of which one is to be read.
    case repeatedColumn(String, places: [Int])
    /// `has` is `x` or `y`, and the file has no column for the other.
    case halfPlace(has: String)
    case nothingMatches(file: String, columns: [String], RegisterID)
    case noRows(file: String)
    /// The fields are neither the identifier nor a unique key, or the file lacks them.
    case noKey([String], RegisterID, known: [[String]])
    case rows(file: String, first: [RowProblem], count: Int, rows: Int)
    case noImport(Int)
    case undoneAlready(Int, time: String)
    /// Rows that somebody has changed since; the first of them.
    case changedSince(Int, [Feature.ID], count: Int)
    /// Records that refer to what the import made; the first of them.
    case referredSince(Int, [Referrer])
    /// Records that refer to rows that the file lacks; the first of them.
    case endsReferred(file: String, RegisterID, [Referrer])

    /// `import.` and the case, with hyphens.
    public var code: String {
        switch self {
        case .badMapping: "import.bad-mapping"
        case .badPattern: "import.bad-pattern"
        case .noColumn: "import.no-column"
        case .noField: "import.no-field"
        case .repeatedField: "import.repeated-field"
        case .repeatedColumn: "import.repeated-column"
        case .halfPlace: "import.half-place"
        case .nothingMatches: "import.nothing-matches"
        case .noRows: "import.no-rows"
        case .noKey: "import.no-key"
        case .rows: "import.rows"
        case .noImport: "import.no-import"
        case .undoneAlready: "import.undone-already"
        case .changedSince: "import.changed-since"
        case .referredSince: "import.referred-since"
        case .endsReferred: "import.ends-referred"
        }
    }

    /// A file that is not what it should be is `invalid`, whoever made it.
    public var kind: ProblemKind {
        switch self {
        case .noImport: .notFound
        case .undoneAlready, .changedSince, .referredSince, .endsReferred: .conflict
        case .badMapping, .badPattern, .noColumn, .noField, .repeatedField, .repeatedColumn, .halfPlace,
            .nothingMatches, .noRows, .noKey, .rows:
            .invalid
        }
    }
}
