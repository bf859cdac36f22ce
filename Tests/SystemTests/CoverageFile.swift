import Foundation

/// Coverage files written by the tests.
enum CoverageFile {
    static let headings = [
        "adgadr_id", "vejnavn", "husnr", "postnr", "kommunenavn", "etrs89koordinat_oest", "etrs89koordinat_nord",
        "download_fasttraadloest", "upload_fasttraadloest", "download_fiber", "upload_fiber", "download_kabel_tv",
        "upload_kabel_tv", "download_xdsl", "upload_xdsl", "download_mobil", "upload_mobil",
    ]
    static let header = headings.map { "\"\($0)\"" }.joined(separator: ";")

    static func id(_ number: Int) -> String {
        let digits = String(number, radix: 16)
        return "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
    }

    /// A line of the layout since 2026, without its line end.
    static func line(
        _ number: Int, municipality: String = "Læsø", fibre: String = "\"1000\"", mobile: String = "\"600\";\"30\""
    ) -> String {
        "\"\(id(number))\";\"Ærøvej\";\"\(number)\";9940;\"\(municipality)\";\"625869,5\";\"6348461,5\";;;\(fibre);\(fibre);"
            + ";;;;\(mobile)"
    }

    static func text(_ lines: [String]) -> String { ([header] + lines).map { $0 + "\n" }.joined() }

    /// `rows` good lines.
    static func text(rows: Range<Int>, municipality: String = "Læsø") -> String {
        text(rows.map { line($0, municipality: municipality) })
    }
}
