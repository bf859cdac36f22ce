public import LandkortCore

/// One value of a coverage file that cannot be read.
public struct RowError: Sendable, Equatable {
    /// Counted from 1, the header included.
    public var line: Int
    /// The column's standard name, nil when the line as a whole is wrong.
    public var column: String?
    /// The text as the file has it, at most 60 characters.
    public var value: String
    /// The first thing wrong with the value.
    public var reason: Reason

    /// What a value, or a line as a whole, can have wrong.
    public enum Reason: Sendable, Equatable {
        case notAnAddressID
        case notANumber
        case negative
        case numberTooLarge
        case notAPostcode
        case missing
        /// A control character other than a tab or a line end.
        case controlCharacter
        case textAfterQuote
        case quoteNotClosed
        case fields(found: Int, expected: Int)
        case cutOff
        case repeated(line: Int)
        /// The campaign has the address already, in another municipality.
        case held(municipality: Bilingual)
    }

    /// What is wrong, where, and what was expected.
    public var message: Bilingual {
        let why = reason.text
        func shown(_ open: String, _ close: String, _ language: Language) -> String {
            value.isEmpty ? "" : " \(open)\(PrintableText.of(value, atMost: 60, in: language))\(close)"
        }
        return Bilingual(
            da: "linje \(line)\(column.map { ", \($0)" } ?? ""):\(shown("»", "«", .da)) \(why.da)",
            en: "line \(line)\(column.map { ", \($0)" } ?? ""):\(shown("“", "”", .en)) \(why.en)")
    }
}

extension RowError.Reason {
    var text: Bilingual {
        switch self {
        case .notAnAddressID:
            Bilingual(
                da: "er ikke en adresse-id (UUID med 36 tegn).", en: "is not an address id (a UUID of 36 characters).")
        case .notANumber:
            Bilingual(
                da: "er ikke et tal med decimalkomma, fx 10,240.",
                en: "is not a number with a decimal comma, such as 10,240.")
        case .negative: Bilingual(da: "er negativt.", en: "is negative.")
        case .numberTooLarge: Bilingual(da: "er et for stort tal.", en: "is too large a number.")
        case .notAPostcode: Bilingual(da: "er ikke et postnummer (0001–9999).", en: "is not a post code (0001–9999).")
        case .missing: Bilingual(da: "mangler.", en: "is missing.")
        case .controlCharacter:
            Bilingual(
                da: "indeholder et styretegn, som ingen tekst skal have. Hent filen igen.",
                en: "holds a control character, which no text should have. Download the file again.")
        case .textAfterQuote:
            Bilingual(
                da: "har tekst efter det afsluttende citationstegn.", en: "has text after its closing quote.")
        case .quoteNotClosed:
            Bilingual(da: "citationstegnet bliver ikke afsluttet.", en: "the quote is never closed.")
        case .fields(let found, let expected):
            Bilingual(
                da: "har \(found) \(found == 1 ? "felt" : "felter"), ikke \(expected).",
                en: "has \(found) \(found == 1 ? "field" : "fields"), not \(expected).")
        case .cutOff:
            Bilingual(
                da: "filen slutter midt i linjen; den er afkortet. Hent den igen.",
                en: "the file ends in the middle of the line; it is truncated. Download it again.")
        case .repeated(let line):
            Bilingual(da: "står allerede i linje \(line).", en: "is already in line \(line).")
        case .held(let municipality):
            Bilingual(
                da: "står allerede i kortlægningen, i \(municipality.da). En adresse hører til i én kommune.",
                en: "is already in the campaign, in \(municipality.en). An address belongs to one municipality.")
        }
    }
}
