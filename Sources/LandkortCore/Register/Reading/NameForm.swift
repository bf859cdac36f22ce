/// How a name or short value has to be written.
public enum NameForm: String, Sendable, Hashable {
    /// A register or a field: a column in a database and a word in an address.
    case column
    /// A class or a code list.
    case type
    /// RFC 3986, with a scheme.
    case uri
    /// A GeoFA theme, such as `6101`.
    case theme
    /// ISO 8601 years, months, weeks or days, such as `P5Y`.
    case period
    /// A whole number.
    case integer

    private static let longestColumn = 63

    /// Whether `text` is written so. O(characters).
    public func admits(_ text: String) -> Bool {
        switch self {
        case .column:
            Self.isWord(text) { $0.isLowercaseASCII } && text == text.lowercased()
                && text.utf8.count <= Self.longestColumn && !Self.reserved.contains(text)
                && !Self.reservedPrefixes.contains { text.hasPrefix($0) }
        case .type: Self.isWord(text) { $0.isUppercaseASCII }
        case .uri: FieldType.uri.admits(.string(text))
        case .theme: text.utf8.count == 4 && text.allSatisfy(\.isDigitASCII)
        case .period: Self.isPeriod(text)
        case .integer: Int(text) != nil
        }
    }

    /// Names a GeoPackage store gives its own columns and tables, and SQLite's hidden ones.
    private static let reserved: Set<String> = [
        "fid", "geom", "geometri", "revision", "aendret_af", "rowid", "oid",
    ]
    private static let reservedPrefixes = ["gpkg_", "gpkgext_", "rtree_", "sqlite_", "landkort_"]

    private static func isWord(_ text: String, begins: (Character) -> Bool) -> Bool {
        guard let first = text.first, begins(first) else { return false }
        return text.allSatisfy { $0.isLowercaseASCII || $0.isUppercaseASCII || $0.isDigitASCII || $0 == "_" }
    }

    private static func isPeriod(_ text: String) -> Bool {
        guard text.hasPrefix("P"), let unit = text.last, "YMWD".contains(unit) else { return false }
        let number = text.dropFirst().dropLast()
        return number.allSatisfy(\.isDigitASCII) && (Int(number) ?? 0) > 0
    }

    var title: Bilingual {
        switch self {
        case .column:
            Bilingual(
                da: "et navn med små bogstaver a-z, cifre og understreger, højst 63 tegn, "
                    + "som lageret ikke selv bruger",
                en: "a name of small letters a-z, digits and underscores, at most 63 characters, "
                    + "that the store does not use itself")
        case .type:
            Bilingual(
                da: "et navn med stort begyndelsesbogstav og kun A-Z, a-z, cifre og understreger",
                en: "a name that begins with a capital and has only A-Z, a-z, digits and underscores")
        case .uri: Bilingual(da: "en URI som https://…", en: "a URI such as https://…")
        case .theme: Bilingual(da: "fire cifre som 6101", en: "four digits such as 6101")
        case .period:
            Bilingual(da: "et tidsrum som P5Y, P6M eller P30D", en: "a period such as P5Y, P6M or P30D")
        case .integer: Bilingual(da: "et helt tal", en: "a whole number")
        }
    }
}

extension Character {
    fileprivate var isLowercaseASCII: Bool { ("a"..."z").contains(self) }
    fileprivate var isUppercaseASCII: Bool { ("A"..."Z").contains(self) }
    fileprivate var isDigitASCII: Bool { ("0"..."9").contains(self) }
}
