import LandkortCore
import LandkortStore

/// A row on its way into the register.
struct Candidate {
    var draft: RowDraft
    /// What the register has by its key.
    var stored: StoredFeature?
    /// Nil where nothing differs from what is stored.
    var change: FeatureChange?

    /// Whether it is to be written after all others.
    var isPostponed = false

    /// Whether the row's form let it be read at all.
    var isRead: Bool { !draft.problems.contains { $0.code == "import.row" } }

    init(draft: RowDraft) { self.draft = draft }

    /// Why a row's key will not do.
    enum KeyFlaw: String {
        case repeated
        case present
        case keyless
        case taken

        fileprivate func reason(_ names: String) -> Bilingual {
            switch self {
            case .repeated:
                Bilingual(
                    da: "samme \(names) står flere gange i filen. Behold én af rækkerne.",
                    en: "the same \(names) is in the file more than once. Keep one of the rows.")
            case .present:
                Bilingual(
                    da: "registret har allerede en række med samme \(names). "
                        + "Fjern rækken, eller lad filen rette dem, der er der (update).",
                    en: "the register has a row with the same \(names). "
                        + "Remove the row, or let the file change those that are there (update).")
            case .keyless:
                Bilingual(
                    da: "\(names) mangler, så rækken kan ikke findes i registret. Udfyld feltet.",
                    en: "\(names) is missing, so the row cannot be found in the register. Fill it in.")
            case .taken:
                Bilingual(
                    da: "en anden række har samme \(names), som skal være entydig. Ret værdien.",
                    en: "another row has the same \(names), which must be unique. Change the value.")
            }
        }
    }

    /// One problem, on the key's field; of a key of several fields on the whole row, with all their values.
    mutating func refuse(_ flaw: KeyFlaw, _ fields: [String], _ plan: ImportPlan) {
        let single = fields.count == 1 ? fields.first : nil
        draft.problems.append(
            RowProblem(
                line: draft.line, column: single.flatMap { plan.column(of: $0)?.name }, field: single,
                value: fields.map { draft.written($0, plan) }.filter { !$0.isEmpty }.joined(separator: ", "),
                code: "import.key-\(flaw.rawValue)", reason: flaw.reason(fields.joined(separator: ", "))))
    }
}
