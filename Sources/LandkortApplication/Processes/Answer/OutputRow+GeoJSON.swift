import LandkortCore

extension OutputRow {
    /// The column with the code of a row's area, in every analysis.
    public static let area = "omraade"

    /// Rows as a GeoJSON feature collection in CRS84, a row a feature; a row whose area is no cell has no geometry.
    static func geoJSON(_ rows: [OutputRow]) -> [UInt8] {
        var bytes = Array(#"{"type":"FeatureCollection","features":["#.utf8)
        for (place, row) in rows.enumerated() {
            bytes += (place == 0 ? "\n" : ",\n").utf8
            bytes += #"{"type":"Feature","geometry":"#.utf8
            if let cell = row.text(area).flatMap(GridCell.init(code:)) {
                GeoJSON.append(cell.polygon, in: .crs84, to: &bytes)
            } else {
                bytes += "null".utf8
            }
            bytes += #","properties":"#.utf8
            row.append(to: &bytes)
            bytes += "}".utf8
        }
        bytes += "\n]}\n".utf8
        return bytes
    }
}
