public import LandkortCore

/// Why a record was not saved or ended.
public enum EditProblem: Problem {
    /// All that is wrong with it, in the order of the fields.
    case invalid(Register, [FieldFault])
    /// A key that must be its own is another record's, which is not named: the author may not be one who sees it.
    case taken(Register, [FieldFault])
    /// It cannot be ended while others refer to it: the first of those that the author may see.
    case referred(Register, by: [RecordName], areMore: Bool)
    /// Its author has asked for the same before, and that waits for review.
    case waits(Register, isDeletion: Bool)
    /// It cannot be brought back, for it was never ended or is back already.
    case inForce(Register)

    /// `edit.` and the case, with hyphens.
    public var code: String {
        switch self {
        case .invalid: "edit.invalid-record"
        case .taken: "edit.taken"
        case .referred: "edit.referred"
        case .waits: "edit.waits"
        case .inForce: "edit.in-force"
        }
    }

    /// The record's fault, or what others have made of it.
    public var kind: ProblemKind {
        switch self {
        case .invalid: .invalid
        case .taken, .referred, .waits, .inForce: .conflict
        }
    }

    /// All faults in one text.
    public var message: Bilingual {
        switch self {
        case .invalid(let register, let faults), .taken(let register, let faults):
            Bilingual(
                da: "Posten i »\(register.title.da)« er ikke gemt. " + faults.map(\.message.da).joined(separator: " "),
                en: "The record in “\(register.title.en)” was not saved. "
                    + faults.map(\.message.en).joined(separator: " "))
        case .referred(let register, let names, let areMore):
            Bilingual(
                da: "Posten i »\(register.title.da)« er ikke slettet: "
                    + "\(Self.list(names, areMore, .da)) peger på den. Ret eller slet dem først.",
                en: "The record in “\(register.title.en)” was not deleted: "
                    + "\(Self.list(names, areMore, .en)) refer to it. Change or delete them first.")
        case .waits(let register, let isDeletion): Self.waits(register.title, isDeletion)
        case .inForce(let register):
            Bilingual(
                da: "Posten i »\(register.title.da)« er ikke slettet, så der er intet at genoprette. "
                    + "Ret den på dens side.",
                en: "The record in “\(register.title.en)” is not deleted, so there is nothing to restore. "
                    + "Edit it on its page.")
        }
    }

    private static func waits(_ title: Bilingual, _ isDeletion: Bool) -> Bilingual {
        let what =
            isDeletion
            ? Bilingual(da: "at slette posten", en: "to delete the record")
            : Bilingual(da: "at oprette eller genoprette posten", en: "to add or restore the record")
        return Bilingual(
            da: "Du har allerede bedt om \(what.da) i »\(title.da)«, og det venter på godkendelse. "
                + "Vent, eller træk det tilbage under Gennemsyn.",
            en: "You have already asked \(what.en) in “\(title.en)”, and that waits for approval. "
                + "Wait, or withdraw it under Review.")
    }

    private static func list(_ names: [RecordName], _ areMore: Bool, _ language: Language) -> String {
        let others =
            names.isEmpty ? Bilingual(da: "andre poster", en: "other records") : Bilingual(da: "flere", en: "more")
        let words = names.map { $0.text[language] } + (areMore ? [others[language]] : [])
        return words.joined(separator: ", ")
    }

    /// What is wrong with fields.
    public var faults: [FieldFault] {
        switch self {
        case .invalid(_, let faults), .taken(_, let faults): faults
        case .referred, .waits, .inForce: []
        }
    }
}

/// A record as a sentence mentions it.
public struct RecordName: Sendable, Hashable {
    /// The register and the record's name, such as `Mastesager »Sag 1«`.
    public let text: Bilingual

    init(_ feature: Feature, in register: Register) {
        let name = Self.words(of: feature, in: register)
        text = Bilingual(da: "\(register.title.da) »\(name)«", en: "\(register.title.en) “\(name)”")
    }

    /// The label alone, or the id where it is empty.
    static func words(of feature: Feature, in register: Register) -> String {
        let words = register.label.map { feature[$0].plainText }.filter { !$0.isEmpty }
        return words.isEmpty ? feature.id : words.joined(separator: ", ")
    }
}
