/// What one value of a field is; ``Value`` says how it is held.
public enum FieldType: Sendable, Hashable {
    case string
    /// With a scheme, such as `https://…`.
    case uri
    case integer
    case number
    case boolean
    /// `2026-11-20`.
    case date
    /// UTC: `2026-11-20T10:00:00Z`.
    case datetime
    /// `10:00:00`.
    case time
    /// A code of the list, always held as text.
    case code(CodeList)
    /// The id of a record in another register.
    case reference(RegisterID)
}

extension FieldType {
    /// The type as a person is told it.
    public var title: Bilingual {
        switch self {
        case .string: Bilingual(da: "tekst", en: "text")
        case .uri: Bilingual(da: "en webadresse eller anden URI", en: "a web address or other URI")
        case .integer: Bilingual(da: "et helt tal", en: "a whole number")
        case .number: Bilingual(da: "et tal", en: "a number")
        case .boolean: Bilingual(da: "ja eller nej", en: "yes or no")
        case .date: Bilingual(da: "en dato som 2026-11-20", en: "a date such as 2026-11-20")
        case .datetime:
            Bilingual(da: "et tidspunkt som 2026-11-20T10:00:00Z", en: "a time such as 2026-11-20T10:00:00Z")
        case .time: Bilingual(da: "et klokkeslæt som 10:00:00", en: "a time of day such as 10:00:00")
        case .code: Bilingual(da: "en kode fra listen", en: "a code from the list")
        case .reference(let register):
            Bilingual(da: "en henvisning til registret \(register)", en: "a reference to the register \(register)")
        }
    }
}
