import LandkortCore

/// What a register's page says of it in one language.
struct RegisterWords {
    let language: Language

    private func word(_ da: String, _ en: String) -> String { Bilingual(da: da, en: en)[language] }

    var fields: String { word("Felter", "Fields") }
    var codes: String { word("Koder", "Codes") }
    var several: String { word(", flere", ", several") }
    var fieldColumns: [String] {
        [
            word("Navn", "Name"), word("Titel", "Title"), word("Type", "Type"), word("Krav", "Demand"),
            word("Definition", "Definition"), word("Gruppe", "Group"),
        ]
    }
    var codeColumns: [String] {
        [word("Kode", "Code"), word("Titel", "Title"), word("Definition", "Definition")]
    }

    /// Names and values, some empty.
    func facts(of register: Register) -> [(String, String)] {
        [
            (word("Identifikator", "Identifier"), register.uri),
            (word("Version", "Version"), register.version),
            (word("Status", "Status"), register.status),
            (word("Licens", "Licence"), register.license ?? ""),
            (word("Geometri", "Geometry"), register.geometry?.geoJSONName ?? word("ingen", "none")),
            (word("Nøgle", "Key"), register.identifier.name),
            (
                word("Forskellige for alle poster", "Different for all records"),
                register.uniqueKeys.map { $0.joined(separator: " + ") }.joined(separator: "; ")
            ),
            (word("Læses fra rollen", "Read from the role"), register.annotations["laes"] ?? "alle"),
            (word("Rettes fra rollen", "Edited from the role"), register.annotations["skriv"] ?? ""),
            (
                word("Bilag", "Attachments"),
                register.attachments?.types.map(\.title[language]).joined(separator: ", ") ?? ""
            ),
            (word("Opbevares", "Kept"), register.annotations["opbevaring"] ?? ""),
            (word("Regnet fra", "Counted from"), register.annotations["opbevaring_fra"] ?? ""),
            (word("GeoFA-tema", "GeoFA theme"), register.annotations["tema"] ?? ""),
            (word("Kilde", "Source"), register.annotations["kilde"] ?? ""),
        ] + ([register.source].compactMap { $0 } + register.seeAlso).map { (word("Se også", "See also"), $0) }
    }

    func demand(of field: Field) -> String {
        if field.isSetBySystem { return word("sættes af systemet", "set by the system") }
        if field.required { return word("skal udfyldes", "required") }
        return field.recommended ? word("bør udfyldes", "recommended") : ""
    }

    /// Sentences on unit, limits, form and use.
    func limits(of field: Field) -> [String] {
        var parts: [String] = []
        if let unit = field.unit { parts.append(word("Enhed: \(unit.da).", "Unit: \(unit.en).")) }
        if let minimum = field.minimum {
            parts.append(word("Mindst \(digits(minimum)).", "At least \(digits(minimum))."))
        }
        if let maximum = field.maximum {
            parts.append(word("Højst \(digits(maximum)).", "At most \(digits(maximum))."))
        }
        if let pattern = field.pattern { parts.append(word("Mønster: \(pattern)", "Pattern: \(pattern)")) }
        if !field.examples.isEmpty {
            let list = field.examples.map(\.value).joined(separator: ", ")
            parts.append(word("Eksempler: \(list).", "Examples: \(list)."))
        }
        if let rule = field.annotations["vis_naar"] {
            parts.append(word("Vises når: \(rule).", "Shown when: \(rule)."))
        }
        if let reason = field.deprecation { parts.append(word("Udgået: \(reason)", "Deprecated: \(reason)")) }
        return parts
    }

    func retired(_ code: Code) -> String {
        " " + word("Udgået.", "No longer to be chosen.") + (code.deprecation.map { " \($0)" } ?? "")
    }

    private func digits(_ number: Double) -> String {
        guard let whole = Int(exactly: number) else {
            return language == .da ? "\(number)".replacing(".", with: ",") : "\(number)"
        }
        return "\(whole)"
    }
}
