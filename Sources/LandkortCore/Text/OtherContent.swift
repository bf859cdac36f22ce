/// What a file holds where plain text is asked for, as its first bytes tell.
public enum OtherContent: Sendable, Equatable {
    case utf16
    case gzip
    /// A workbook is one too.
    case zip
    case database
    /// Bytes that no text has.
    case zeros
    /// A spreadsheet or text of Office before 2007.
    case oldOffice
    case picture
    case pdf
    /// Control characters where a text has its heading.
    case controls

    private static let looked = 4096

    /// Nil for what may be text.
    public init?(start bytes: some Sequence<UInt8>) {
        let start = Array(bytes.prefix(Self.looked))
        let marks: [([UInt8], OtherContent)] = [
            ([0xFF, 0xFE], .utf16), ([0xFE, 0xFF], .utf16), ([0x1F, 0x8B], .gzip), ([0x50, 0x4B, 3, 4], .zip),
            (Array("SQLite format 3\0".utf8), .database), ([0xD0, 0xCF, 0x11, 0xE0], .oldOffice),
            ([0x89, 0x50, 0x4E, 0x47], .picture), ([0xFF, 0xD8, 0xFF], .picture), (Array("GIF8".utf8), .picture),
            (Array("%PDF-".utf8), .pdf),
        ]
        if let mark = marks.first(where: { start.starts(with: $0.0) }) {
            self = mark.1
        } else if start.contains(0) {
            // Latin letters in two bytes have a zero in each.
            let (even, odd) = start.indices.filter { start[$0] == 0 }.reduce(into: (0, 0)) { counts, place in
                if place % 2 == 0 { counts.0 += 1 } else { counts.1 += 1 }
            }
            self = (even == 0 || odd == 0) && max(even, odd) > start.count / 3 ? .utf16 : .zeros
        } else if start.prefix(while: { $0 != 0x0A && $0 != 0x0D }).contains(where: { $0 < 0x20 && $0 != 0x09 }) {
            self = .controls
        } else {
            return nil
        }
    }

    /// What follows the file's name: what it is, and what to do.
    public var advice: Bilingual {
        switch self {
        case .utf16:
            Bilingual(da: "er gemt som UTF-16. Gem den som UTF-8.", en: "is saved as UTF-16. Save it as UTF-8.")
        case .gzip:
            Bilingual(da: "er pakket (gzip). Pak den ud først.", en: "is packed (gzip). Unpack it first.")
        case .zip:
            Bilingual(
                da: "er en ZIP-fil eller et regneark. Pak den ud, eller gem arket som CSV (UTF-8).",
                en: "is a ZIP file or a workbook. Unpack it, or save the sheet as CSV (UTF-8).")
        case .database:
            Bilingual(
                da: "er en database, for eksempel en GeoPackage. Vælg en tekstfil.",
                en: "is a database, such as a GeoPackage. Choose a text file.")
        case .zeros:
            Bilingual(
                da: "er ikke en tekst: den indeholder NUL-tegn. Hent filen igen.",
                en: "is no text: it holds NUL characters. Download the file again.")
        case .oldOffice:
            Bilingual(
                da: "er gemt i et gammelt format (som .xls). Gem den som XLSX eller CSV (UTF-8).",
                en: "is saved in an old format (such as .xls). Save it as XLSX or CSV (UTF-8).")
        case .picture:
            Bilingual(
                da: "er et billede og ikke en tabel. Vælg en anden fil.",
                en: "is a picture and no table. Choose another file.")
        case .pdf:
            Bilingual(
                da: "er en PDF og ikke en tabel. Bed om tallene som CSV eller XLSX.",
                en: "is a PDF and no table. Ask for the figures as CSV or XLSX.")
        case .controls:
            Bilingual(
                da: "er ikke en tekst: dens første linje har styretegn. Vælg en anden fil.",
                en: "is no text: its first line holds control characters. Choose another file.")
        }
    }
}
