import LandkortCore

/// What a column of the coverage file holds.
enum CampaignField: Hashable, Sendable {
    case id
    case street
    case number
    case postcode
    case municipality
    case easting
    case northing
    /// Place in ``SpeedProfile``.
    case speed(Int)

    static let techniques = ["fasttraadloest", "fiber", "kabel_tv", "xdsl", "mobil"]

    /// Every field, in the order of the file's layout since 2026.
    static let all: [CampaignField] =
        [.id, .street, .number, .postcode, .municipality, .easting, .northing] + (0..<10).map { .speed($0) }

    /// The heading of the layout since 2026.
    var heading: String {
        switch self {
        case .id: "adgadr_id"
        case .street: "vejnavn"
        case .number: "husnr"
        case .postcode: "postnr"
        case .municipality: "kommunenavn"
        case .easting: "etrs89koordinat_oest"
        case .northing: "etrs89koordinat_nord"
        case .speed(let place): (place % 2 == 0 ? "download_" : "upload_") + Self.techniques[place / 2]
        }
    }
}

/// The meaning of a coverage file's columns, read from its first line in either of the two layouts.
struct CampaignHeader: Sendable, Equatable {
    var fields: [CampaignField]

    /// What the layout before 2026 lacked.
    static let optional: Set<CampaignField> = [.speed(9)]
    static let expected = CampaignField.all.map(\.heading).joined(separator: ";")

    /// - Throws: ``CampaignProblem`` for an unknown, repeated or missing heading.
    init(headings: [String], file: String) throws(CampaignProblem) {
        fields = []
        for (place, heading) in headings.enumerated() {
            guard let field = Self.field(heading) else {
                throw .unknownHeader(file: file, column: place + 1, heading: String(heading.prefix(80)))
            }
            guard !fields.contains(field) else {
                throw .repeatedHeader(file: file, column: place + 1, heading: heading)
            }
            fields.append(field)
        }
        let missing = CampaignField.all.filter { !fields.contains($0) && !Self.optional.contains($0) }
        guard missing.isEmpty else { throw .missingHeaders(file: file, headings: missing.map(\.heading)) }
    }

    /// Whether the columns lie as the national file has them: its seven facts, then speeds alone.
    var isNational: Bool {
        let facts = CampaignField.all.prefix(7)
        let speeds = Set((0..<SpeedProfile.width).map { CampaignField.speed($0) })
        return Array(fields.prefix(7)) == Array(facts) && fields.dropFirst(7).allSatisfy(speeds.contains)
    }

    /// The field a heading names, whatever its case, separators and spelling of æ, ø and å.
    static func field(_ heading: String) -> CampaignField? {
        let word = folded(heading)
        return places[word] ?? speed(word).map { .speed($0) }
    }

    private static let places: [String: CampaignField] = [
        "adgadrid": .id, "adgangsadresseid": .id, "adresseid": .id,
        "vejnavn": .street,
        "husnr": .number, "husnummer": .number,
        "postnr": .postcode, "postnummer": .postcode,
        "kommunenavn": .municipality, "kommune": .municipality,
        "etrs89koordinatoest": .easting, "koordinatoest": .easting, "xkoordinat": .easting,
        "etrs89koordinatnord": .northing, "koordinatnord": .northing, "ykoordinat": .northing,
    ]

    /// A direction and a technology in any order, and nothing else but a unit.
    private static func speed(_ word: String) -> Int? {
        var rest = word
        let up = remove(["upload"], from: &rest) != nil
        guard up || remove(["download"], from: &rest) != nil else { return nil }
        let names = [
            ["fasttraadloest", "fasttraadloes"], ["fiber"], ["kabeltv", "kabel"], ["xdsl", "dsl", "kobber"],
            ["mobilt", "mobil"],
        ]
        guard let technique = names.firstIndex(where: { remove($0, from: &rest) != nil }) else { return nil }
        guard ["", "mbits", "mbit", "hastighed"].contains(rest) else { return nil }
        return technique * 2 + (up ? 1 : 0)
    }

    private static func remove(_ words: [String], from text: inout String) -> String? {
        for word in words {
            guard let range = text.firstRange(of: word) else { continue }
            text.removeSubrange(range)
            return word
        }
        return nil
    }

    private static func folded(_ heading: String) -> String {
        heading.lowercased().reduce(into: "") { word, letter in
            switch letter {
            case "æ": word += "ae"
            case "ø": word += "oe"
            case "å": word += "aa"
            case _ where letter.isLetter || letter.isNumber: word.append(letter)
            default: break
            }
        }
    }
}
