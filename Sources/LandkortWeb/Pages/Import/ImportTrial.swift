import LandkortApplication
import LandkortCore

/// What became of a file when it was last tried, or could not be imported.
struct ImportTrial: Sendable {
    let mode: ImportMode
    /// What the columns became; empty where the file could not be read so far.
    let columns: [ColumnMatch]
    let outcome: Outcome

    enum Outcome: Sendable {
        case good(ImportNote)
        case problem(any Problem)
    }

    var isRefused: Bool { if case .problem = outcome { true } else { false } }
}
