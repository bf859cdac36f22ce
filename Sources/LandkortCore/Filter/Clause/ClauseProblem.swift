/// Why a row of a filter cannot be used. The first of each is the field's title.
public enum ClauseProblem: Problem, Hashable {
    case noValue(Bilingual)
    case twoNeeded(Bilingual)
    /// The second of two ends lies before the first.
    case reversed(Bilingual)
    case notNumber(Bilingual, String)
    /// A mark that may stand between thousands or before decimals, and the two numbers it could be.
    case inDoubt(Bilingual, String, String, Bilingual)
    case notDate(Bilingual, String)
    case notTime(Bilingual, String)
    case noSuchCode(Bilingual, String)
    /// No record is called so, or several are, some of which are named.
    case noSuchRecord(Bilingual, String, [String])
    /// CQL2 has no way to write it.
    case unwritable(Bilingual)

    /// `clause.` and the case, with hyphens.
    public var code: String {
        switch self {
        case .noValue: "clause.no-value"
        case .twoNeeded: "clause.two-needed"
        case .reversed: "clause.reversed"
        case .notNumber: "clause.not-number"
        case .inDoubt: "clause.in-doubt"
        case .notDate: "clause.not-date"
        case .notTime: "clause.not-time"
        case .noSuchCode: "clause.no-such-code"
        case .noSuchRecord: "clause.no-such-record"
        case .unwritable: "clause.unwritable"
        }
    }

    /// The sender's, every one.
    public var kind: ProblemKind { .invalid }

    /// What to do, at the row.
    public var message: Bilingual {
        switch self {
        case .noValue(let title):
            Bilingual(
                da: "»\(title.da)« mangler en værdi. Skriv eller vælg den, eller fjern betingelsen.",
                en: "“\(title.en)” needs a value. Give one, or remove the condition.")
        case .twoNeeded(let title):
            Bilingual(
                da: "»\(title.da)« mellem skal have to værdier.", en: "“\(title.en)” between needs two values.")
        case .reversed(let title):
            Bilingual(
                da: "»\(title.da)«: den sidste værdi er mindre end den første. Byt om på dem.",
                en: "“\(title.en)”: the last value is less than the first. Swap them.")
        case .notNumber(let title, let text):
            Bilingual(
                da: "»\(title.da)« er et tal, og det er »\(text)« ikke. Skriv fx 40 eller 2,5.",
                en: "“\(title.en)” is a number, and “\(text)” is not. Write such as 40 or 2.5.")
        case .inDoubt(let title, let text, let whole, let decimal):
            Bilingual(
                da: "»\(title.da)«: »\(text)« kan være to tal. Skriv \(whole) eller \(decimal.da).",
                en: "“\(title.en)”: “\(text)” may be two numbers. Write \(whole) or \(decimal.en).")
        case .notDate(let title, let text):
            Bilingual(
                da: "»\(title.da)« er en dato, og det er »\(text)« ikke. Skriv fx 2026-11-20.",
                en: "“\(title.en)” is a date, and “\(text)” is not. Write such as 2026-11-20.")
        case .notTime(let title, let text):
            Bilingual(
                da: "»\(title.da)« er et klokkeslæt, og det er »\(text)« ikke. Skriv fx 10:30.",
                en: "“\(title.en)” is a time of day, and “\(text)” is not. Write such as 10:30.")
        case .noSuchCode(let title, let text):
            Bilingual(
                da: "»\(title.da)« har ikke koden »\(text)«. Vælg en fra listen.",
                en: "“\(title.en)” has no code “\(text)”. Choose one of the list.")
        case .noSuchRecord(let title, let text, let found):
            Bilingual(
                da: found.isEmpty
                    ? "»\(title.da)«: der er ingen, der hedder »\(text)«."
                    : "»\(title.da)«: flere passer på »\(text)«: \(found.joined(separator: "; ")). Skriv mere af navnet.",
                en: found.isEmpty
                    ? "“\(title.en)”: there is none called “\(text)”."
                    : "“\(title.en)”: several match “\(text)”: \(found.joined(separator: "; ")). Write more of the name."
            )
        case .unwritable(let title):
            Bilingual(
                da: "»\(title.da)«: en omvendt skråstreg kan ikke stå sidst eller foran en apostrof.",
                en: "“\(title.en)”: a backslash cannot stand last or before an apostrophe.")
        }
    }
}
