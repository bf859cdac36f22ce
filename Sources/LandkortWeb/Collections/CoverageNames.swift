import LandkortApplication
import LandkortCore

/// The figures of coverage by name, as `daekningsgrad` gives them.
enum CoverageNames {
    static let all = ["adresser"] + CoverageCounts.names

    static let cell = Bilingual(da: "Celle", en: "Cell")

    static func counts(_ coverage: CoverageCounts) -> [Int] { [coverage.addresses] + coverage.figures }

    /// `udaekket_100_30` is »Udækket 100/30«, `mobil_under_100_5` »Mobil under 100/5«.
    static func title(_ name: String) -> Bilingual {
        let words: [String: Bilingual] = [
            "adresser": Bilingual(da: "Adresser", en: "Addresses"),
            "daekket": Bilingual(da: "Dækket", en: "Covered"),
            "udaekket": Bilingual(da: "Udækket", en: "Not covered"),
            "ukendt": Bilingual(da: "Ukendt", en: "Unknown"),
            "kun_kobber": Bilingual(da: "Kun kobber", en: "Copper only"),
            "ingen_fast": Bilingual(da: "Ingen fast forbindelse", en: "No fixed service"),
            "mobil_ingen": Bilingual(da: "Ingen mobil", en: "No mobile"),
            "mobil_under": Bilingual(da: "Mobil under", en: "Mobile below"),
        ]
        if let word = words[name] { return word }
        if let technology = Technology.allCases.first(where: { $0.code == name }) { return technology.title }
        let start = name.firstIndex(where: \.isNumber) ?? name.endIndex
        guard let word = words[String(name[..<start].dropLast())] else { return Bilingual(da: name, en: name) }
        let speed = name[start...].replacing("_", with: "/")
        return Bilingual(da: "\(word.da) \(speed)", en: "\(word.en) \(speed)")
    }
}
