public import LandkortCore

/// Why a folder of declarations cannot be read, or a published model not written.
public enum ModelProblem: Problem {
    case noFolder(String)
    case notFolder(String)
    case notUTF8(String)
    case unreadable(String, underlying: any Error)
    case unwritable(String, underlying: any Error)

    /// `model.` and the case.
    public var code: String {
        switch self {
        case .noFolder: "model.no-folder"
        case .notFolder: "model.not-folder"
        case .notUTF8: "model.not-utf8"
        case .unreadable: "model.unreadable"
        case .unwritable: "model.unwritable"
        }
    }

    /// What the caller named, or what the machine would not do.
    public var kind: ProblemKind {
        switch self {
        case .noFolder: .notFound
        case .notFolder, .notUTF8: .invalid
        case .unreadable, .unwritable: .unavailable
        }
    }

    /// The file system's own error.
    public var cause: (any Error)? {
        switch self {
        case .noFolder, .notFolder, .notUTF8: nil
        case .unreadable(_, let error), .unwritable(_, let error): error
        }
    }

    /// Names the folder or file and says what to do.
    public var message: Bilingual {
        switch self {
        case .noFolder(let path):
            Bilingual(da: "Der er ingen mappe \(path).", en: "There is no folder \(path).")
        case .notFolder(let path):
            Bilingual(
                da: "\(path) er ikke en mappe. Nævn mappen, som registrenes filer ligger i.",
                en: "\(path) is not a folder. Name the folder that the registers' files lie in.")
        case .notUTF8(let path):
            Bilingual(da: "\(path) er ikke UTF-8. Gem den som UTF-8.", en: "\(path) is not UTF-8. Save it as UTF-8.")
        case .unreadable(let path, _):
            Bilingual(da: "\(path) kan ikke læses.", en: "\(path) cannot be read.")
        case .unwritable(let path, _):
            Bilingual(da: "\(path) kan ikke skrives.", en: "\(path) cannot be written.")
        }
    }
}
