import LandkortCore

extension MunicipalityChange {
    /// What people read for the columns of ``row(at:)``.
    static let titles = [
        "omraade": Bilingual(da: "Kode", en: "Code"), "navn": Bilingual(da: "Kommune", en: "Municipality"),
        "adresser_foer": Bilingual(da: "Adresser før", en: "Addresses before"),
        "adresser": Bilingual(da: "Adresser nu", en: "Addresses now"),
        "mangler_foer": Bilingual(da: "Manglede før", en: "Lacked before"),
        "mangler": Bilingual(da: "Mangler nu", en: "Lack now"),
        "ukendt_foer": Bilingual(da: "Ukendt før", en: "Unknown before"),
        "ukendt": Bilingual(da: "Ukendt nu", en: "Unknown now"),
        "faaet": Bilingual(da: "Har fået det", en: "Have gained it"),
        "mistet": Bilingual(da: "Har mistet det", en: "Have lost it"),
        "uafklarede": Bilingual(da: "Ukendt i den ene", en: "Unknown in one"),
        "nye": Bilingual(da: "Nye", en: "New"), "nedlagte": Bilingual(da: "Nedlagte", en: "Gone"),
        "uden_for": Bilingual(da: "Uden for den nye", en: "Outside the new one"),
    ]

    /// A row of `sammenligning`; null where the two campaigns share no ground.
    func row(at demand: SpeedDemand) -> OutputRow {
        func count(_ count: Int?) -> OutputRow.Value { count.map(OutputRow.Value.count) ?? .null }
        func unknown(_ figures: CoverageSum?) -> Int? { figures.map { sum in demand.unknown.map { sum[$0] } ?? 0 } }
        let (now, before) = (comparison?.now, comparison?.before)
        return OutputRow(values: [
            ("omraade", .text(code)), ("navn", .text(name)), ("adresser_foer", count(before?.addresses)),
            ("adresser", count(now?.addresses)), ("mangler_foer", count(before?[demand.missing])),
            ("mangler", count(now?[demand.missing])), ("ukendt_foer", count(unknown(before))),
            ("ukendt", count(unknown(now))), ("faaet", count(addresses?.gained)),
            ("mistet", count(addresses?.lost)), ("uafklarede", count(addresses?.unclear)),
            ("nye", count(addresses?.new)), ("nedlagte", count(addresses?.gone)),
            ("uden_for", count(addresses?.outside)),
        ])
    }
}
