/// A line of a coverage file as a test writes it; what is not named is an ordinary address in Hals.
struct CoverageLine {
    var id: Int
    var street = "Havnegade"
    var number = "1"
    var postcode = "9370"
    var municipality = "Aalborg"
    var east = "574730,16"
    var north = "6317215,94"
    /// Down and up of fixed wireless, fibre, cable, xDSL and mobile.
    var speeds = ["", "", "1000,000", "1000,000", "", "", "", "", "600", "30"]

    /// `00000000-0000-4000-8000-` and the number in hexadecimal.
    static func id(_ number: Int) -> String {
        let digits = String(number, radix: 16)
        return "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
    }

    var text: String {
        let quoted = [Self.id(id), street, number].map(Self.quoted)
        let place = [municipality, east, north].map(Self.quoted)
        return (quoted + [postcode] + place + speeds.map { $0.isEmpty ? "" : Self.quoted($0) }).joined(separator: ";")
    }

    private static func quoted(_ text: String) -> String { "\"\(text.replacing("\"", with: "\"\""))\"" }
}

/// Coverage files that tests write.
enum CoverageText {
    static let headings = [
        "adgadr_id", "vejnavn", "husnr", "postnr", "kommunenavn", "etrs89koordinat_oest", "etrs89koordinat_nord",
        "download_fasttraadloest", "upload_fasttraadloest", "download_fiber", "upload_fiber", "download_kabel_tv",
        "upload_kabel_tv", "download_xdsl", "upload_xdsl", "download_mobil", "upload_mobil",
    ]

    static var header: String { headings.map { "\"\($0)\"" }.joined(separator: ";") }

    static func file(_ lines: [CoverageLine], ending: String = "\n") -> String {
        ([header] + lines.map(\.text)).joined(separator: ending) + ending
    }
}
