import LandkortCore
import LandkortRegisters

/// Which rows of a register wait for somebody, and until when: one entry a register, for lists and calendars alike.
struct Deadline: Sendable {
    /// Who is to know of it.
    enum Scope {
        /// Whoever may change the row.
        case own
        /// The members of the row's partnership.
        case partnership
    }

    let register: RegisterID
    /// What the day is, to a reader.
    let title: Bilingual
    let scope: Scope
    /// The day of a row as it is on `today`; nil where none is known.
    let day: @Sendable (Feature, _ today: String) -> String?
    /// Whether the row still waits for something on `today`.
    let waits: @Sendable (Feature, _ today: String) -> Bool

    private init(
        _ register: RegisterID, da: String, en: String, _ scope: Scope = .own, day: String,
        while field: String, is codes: Set<String>
    ) {
        self.init(
            register, da: da, en: en, scope, day: { row, _ in row[day].text },
            waits: { row, _ in row[field].text.map(codes.contains) ?? false })
    }

    private init(
        _ register: RegisterID, da: String, en: String, _ scope: Scope = .own,
        day: @escaping @Sendable (Feature, String) -> String?, waits: @escaping @Sendable (Feature, String) -> Bool
    ) {
        self.register = register
        title = Bilingual(da: da, en: en)
        self.scope = scope
        self.day = day
        self.waits = waits
    }

    private static let openCase: Set<String> = ["modtaget", "mangler", "behandles", "standset", "klage"]

    /// In the order in which rows of one day are told.
    static let all: [Deadline] = [
        Deadline(
            "opgave", da: "Opgave", en: "Task", day: "frist", while: "tilstand", is: ["aaben", "i_gang", "venter"]),
        Deadline(
            "forpligtelse", da: "Løfte", en: "Commitment", day: "frist", while: "tilstand",
            is: ["ikke_begyndt", "i_gang"]),
        Deadline(
            "implementering", da: "Svar på retningslinje", en: "Answer to a guideline", day: "forventet",
            while: "tilstand", is: ["ikke_afklaret", "under_afklaring"]),
        Deadline(
            "kontakt", da: "Kontakt, der skal bekræftes", en: "Contact to be confirmed",
            day: { row, _ in row["udloeber"].text }, waits: Self.isUnsure),
        Deadline(
            "kontrakt", da: "Kontrakt, der kan siges op", en: "Contract to give notice of",
            day: { row, today in Self.notice(of: row, today) },
            waits: { row, today in Self.notice(of: row, today).map { $0 <= Self.year(after: today) } ?? false }),
        Deadline(
            "tilskudsansoegning", da: "Ansøgning uden svar", en: "Application without an answer",
            day: { _, _ in nil },
            waits: { row, _ in row["svar"].text == nil && row["trin"].text != "afsluttet" }),
        Deadline(
            "mastesag", da: "Mastesag", en: "Mast permit", day: "frist", while: "sagsstatus", is: openCase),
        Deadline(
            "gravesag", da: "Gravesag", en: "Digging permit", day: "frist", while: "sagsstatus", is: openCase),
        Deadline(
            "hoering", da: "Høring", en: "Hearing", .partnership, day: "svarfrist", while: "tilstand",
            is: ["kommende", "aaben"]),
        Deadline(
            "moede", da: "Møde", en: "Meeting", .partnership, day: { row, _ in row["dato"].text },
            waits: { row, today in row["tilstand"].text == "planlagt" && (row["dato"].text ?? "") >= today }),
    ]
}

extension Deadline {
    /// A contact in force that nobody has confirmed for long, or is soon to.
    private static func isUnsure(_ row: Feature, _ today: String) -> Bool {
        let contact = Contact(row)
        return contact.isHeld(on: today) && ContactBook.state(of: contact, today).sign != .done
    }

    /// Nil where notice is given already, or the contract runs until it is.
    private static func notice(of row: Feature, _ today: String) -> String? {
        let contract = Contract(row)
        let term = ContractTerm(of: contract, today: today)
        guard contract.noticeGiven == nil, !term.isOpenEnded, (term.ends ?? "") >= today else { return nil }
        return term.notice
    }

    private static func year(after day: String) -> String { Day(day)?.adding(months: 12).text ?? day }
}

extension Value {
    /// A text that is not empty.
    fileprivate var text: String? { string.flatMap { $0.isEmpty ? nil : $0 } }
}
