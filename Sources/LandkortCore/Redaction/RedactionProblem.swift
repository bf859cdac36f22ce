/// Why nothing was taken out.
public enum RedactionProblem: Problem, Hashable {
    case notAdministrator
    case noReason
    case nothingNamed
    /// The declaration calls no field one about a person.
    case nothingPersonal(RegisterID)
    /// A field that names the record, or that the store sets.
    case notRedactable(RegisterID, String)
    /// Fields that must have a value, and for which the declaration gives none to stand instead.
    case required(RegisterID, [String])
    /// No change of that number was ever sent.
    case noChange(Int)
    /// Somebody reads the file, so what was taken out may still be in its log.
    case stillRead

    /// `redaction.` and the case, with hyphens.
    public var code: String {
        switch self {
        case .notAdministrator: "redaction.not-administrator"
        case .noReason: "redaction.no-reason"
        case .nothingNamed: "redaction.nothing-named"
        case .nothingPersonal: "redaction.nothing-personal"
        case .notRedactable: "redaction.not-redactable"
        case .required: "redaction.required"
        case .noChange: "redaction.no-change"
        case .stillRead: "redaction.still-read"
        }
    }

    /// Reading may end, so what is read is `unavailable`.
    public var kind: ProblemKind {
        switch self {
        case .notAdministrator: .forbidden
        case .noReason, .nothingNamed, .nothingPersonal, .notRedactable, .required: .invalid
        case .noChange: .notFound
        case .stillRead: .unavailable
        }
    }

    /// What was refused, and what to do.
    public var message: Bilingual {
        switch self {
        case .notAdministrator:
            Bilingual(
                da: "Kun en administrator kan slette værdier for altid. Intet er ændret.",
                en: "Only an administrator can take values out for good. Nothing was changed.")
        case .noReason:
            Bilingual(
                da: "Skriv hvorfor med --reason, uden at nævne personen: begrundelsen bliver stående.",
                en: "Say why with --reason, without naming the person: the reason stays.")
        case .nothingNamed:
            Bilingual(
                da: "Skriv, hvad der skal slettes: --field FELT (gerne flere), --personal eller --whole.",
                en: "Say what is to go: --field FIELD (as many as you like), --personal or --whole.")
        case .nothingPersonal(let register):
            Bilingual(
                da:
                    "Registret \(register) har ingen felter, der er erklæret om personer (persondata). Nævn felterne med "
                    + "--field. Intet er ændret.",
                en: "The register \(register) has no fields declared to be about persons (persondata). Name the fields "
                    + "with --field. Nothing was changed.")
        case .notRedactable(let register, let field):
            Bilingual(
                da: "Feltet \(field) i registret \(register) kan ikke slettes for sig: det navngiver posten eller dens "
                    + "version. Slet hele posten med --whole.",
                en: "The field \(field) in the register \(register) cannot be taken out by itself: it names the record "
                    + "or its version. Take out the whole record with --whole.")
        case .required(let register, let fields):
            Bilingual(
                da: "Registret \(register) kræver en værdi i \(fields.joined(separator: ", ")). Giv feltet annotationen"
                    + " slettet_som med det, der skal stå i stedet, eller slet hele posten med --whole. Intet er ændret.",
                en: "The register \(register) requires a value in \(fields.joined(separator: ", ")). Give the field "
                    + "the annotation slettet_som with what shall stand instead, or take out the whole record with --whole. "
                    + "Nothing was changed.")
        case .noChange(let number):
            Bilingual(
                da: "Der er ingen ændring nummer \(number). Intet er ændret.",
                en: "There is no change number \(number). Nothing was changed.")
        case .stillRead:
            Bilingual(
                da: "Værdierne er slettet, men nogen læser filen, så de kan endnu ligge i dens log. Stop serveren, og "
                    + "kør kommandoen igen.",
                en: "The values are taken out, but somebody is reading the file, so they may still be in its log. Stop "
                    + "the server and run the command again.")
        }
    }
}
