public import LandkortCore

/// Why many records were not changed at once; nothing is then changed.
public enum BulkProblem: Problem {
    case noRecords
    case noFields
    case tooMany(Int, most: Int)
    /// Whoever's changes wait for somebody else changes one record at a time.
    case needsReview(RegisterID)
    /// What was chosen is no longer kept, or was carried out already.
    case selectionGone
    /// No record would be another.
    case nothingChanges
    /// It is another's, or none.
    case notOwn(Int)

    /// `bulk.` and the case, with hyphens.
    public var code: String {
        switch self {
        case .noRecords: "bulk.no-records"
        case .noFields: "bulk.no-fields"
        case .tooMany: "bulk.too-many"
        case .needsReview: "bulk.needs-review"
        case .selectionGone: "bulk.selection-gone"
        case .nothingChanges: "bulk.nothing-changes"
        case .notOwn: "bulk.not-own"
        }
    }

    /// What was asked for, or what has happened since.
    public var kind: ProblemKind {
        switch self {
        case .noRecords, .noFields, .nothingChanges: .invalid
        case .tooMany: .tooLarge
        case .needsReview, .notOwn: .forbidden
        case .selectionGone: .conflict
        }
    }

    /// What to do.
    public var message: Bilingual {
        switch self {
        case .noRecords:
            Bilingual(
                da: "Der er ikke valgt nogen poster. Sæt kryds ved dem på listen.",
                en: "No records are chosen. Tick them in the list.")
        case .noFields:
            Bilingual(da: "Vælg mindst ét felt, der skal rettes.", en: "Choose at least one field to change.")
        case .tooMany(let count, let most):
            Bilingual(
                da: "Der er valgt \(count) poster, og der kan rettes \(most) ad gangen. Sæt et snævrere filter.",
                en: "\(count) records are chosen, and \(most) can be changed at a time. Narrow the filter.")
        case .needsReview(let register):
            Bilingual(
                da: "Dine rettelser i \(register) ses efter af en anden, så de laves én post ad gangen.",
                en: "Your changes in \(register) wait for review, so they are made one record at a time.")
        case .selectionGone:
            Bilingual(
                da: "Valget af poster er her ikke længere. Er posterne lige rettet, står det øverst blandt de "
                    + "tidligere rettelser; ellers gå til listen, og vælg dem igen.",
                en: "The chosen records are no longer kept. If they have just been changed, that heads the earlier "
                    + "edits; otherwise go to the list, and choose them again.")
        case .nothingChanges:
            Bilingual(
                da: "Ingen af posterne ville blive anderledes, så intet er rettet.",
                en: "None of the records would be different, so nothing was changed.")
        case .notOwn(let number):
            Bilingual(
                da: "Masserettelse \(number) er ikke din, eller den rummer poster, du ikke må rette.",
                en: "Bulk edit \(number) is not yours, or has records that you may not change.")
        }
    }
}
