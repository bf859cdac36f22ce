/// Why a file cannot be attached.
public enum AttachmentProblem: Problem, Hashable {
    /// The register does not declare `bilag`.
    case notDeclared(RegisterID)
    case notFound(Attachment.ID)
    case empty
    case tooLarge(most: Int)
    case notTaken(MediaType, taken: [MediaType])
    /// It says that it is one thing, and is another.
    case otherType(declared: String, found: MediaType)
    /// It begins as what it is, and cannot be read to the end.
    case damaged(MediaType)
    /// Changes of the register's records wait for review, and attachments cannot wait.
    case needsReview(RegisterID)

    /// `attachment.` and the case, with hyphens.
    public var code: String {
        switch self {
        case .notDeclared: "attachment.not-declared"
        case .notFound: "attachment.not-found"
        case .empty: "attachment.empty"
        case .tooLarge: "attachment.too-large"
        case .notTaken: "attachment.not-taken"
        case .otherType: "attachment.other-type"
        case .damaged: "attachment.damaged"
        case .needsReview: "attachment.needs-review"
        }
    }

    /// A register without attachments has no such address.
    public var kind: ProblemKind {
        switch self {
        case .notDeclared, .notFound: .notFound
        case .empty, .notTaken, .otherType, .damaged: .invalid
        case .tooLarge: .tooLarge
        case .needsReview: .forbidden
        }
    }

    /// What was refused, and what to do.
    public var message: Bilingual {
        switch self {
        case .notDeclared(let register):
            Bilingual(
                da: "Poster i registret \(register) kan ikke have bilag: erklæringen har ingen annotation »bilag«.",
                en: "Records of the register \(register) have no attachments: its declaration has no annotation "
                    + "“bilag”.")
        case .notFound(let id):
            Bilingual(da: "Der er intet bilag \(id) her.", en: "There is no attachment \(id) here.")
        case .empty:
            Bilingual(da: "Filen er tom. Vælg en anden.", en: "The file is empty. Choose another.")
        case .tooLarge(let most):
            Bilingual(
                da: "Filen er for stor. Et bilag må højst fylde \(most >> 20) MB: gør billedet mindre, og prøv igen.",
                en: "The file is too large. An attachment may have \(most >> 20) MB: make the picture smaller and try "
                    + "again.")
        case .notTaken(let found, let taken):
            Bilingual(
                da: "Filen er ikke af en slags, der kan vedhæftes her (\(found.title.da)). "
                    + "Brug \(taken.map(\.title.da).joined(separator: ", ")).",
                en: "The file is not of a kind that can be attached here (\(found.title.en)). "
                    + "Use \(taken.map(\.title.en).joined(separator: ", ")).")
        case .otherType(let declared, let found):
            Bilingual(
                da: "Filen siger, at den er \(declared), men indholdet er \(found.rawValue). Intet er gemt.",
                en: "The file says that it is \(declared), but its content is \(found.rawValue). Nothing was saved.")
        case .damaged(let type):
            Bilingual(
                da: "Filen begynder som \(type.title.da), men kan ikke læses til ende. Gem den på ny, og prøv igen.",
                en: "The file begins as a \(type.title.en) but cannot be read to its end. Save it anew and try again.")
        case .needsReview(let register):
            Bilingual(
                da: "Ændringer i registret \(register) ses efter af en anden, og bilag kan ikke vente på det. Bed den, "
                    + "der ser efter, om at vedhæfte filen.",
                en: "Changes of the register \(register) are reviewed, and attachments cannot wait for that. Ask the "
                    + "reviewer to attach the file.")
        }
    }
}
