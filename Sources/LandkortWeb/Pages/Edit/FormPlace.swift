import LandkortCore

/// What a form's map needs to let a place be set on it.
struct FormPlace {
    private static let denmark = Envelope(minX: 8.0, minY: 54.5, maxX: 12.8, maxY: 57.8)
    private static let leastWidth = 2000.0

    /// `Point`, `LineString` or `Polygon`: what can be drawn, also where the register holds many of it in one.
    let kind: String
    /// Longitude and latitude of each point that can be moved; none of a shape that was not drawn here.
    private let places: [Position]
    /// CRS84.
    private let box: Envelope
    /// Where the script gets the shape that is stored.
    let shape: String

    /// - Parameter extent: of the register, EPSG:25832, for a record that has no place yet.
    init(_ kind: GeometryKind, _ form: RecordForm, extent: Envelope?) {
        let geometry = form.old.geometry
        switch kind.multi {
        case .multiPoint: self.kind = "Point"
        case .multiLineString: self.kind = "LineString"
        default: self.kind = "Polygon"
        }
        if case .multiPoint(let positions)? = geometry?.multi, positions.count == 1 {
            places = positions.map { ReferenceSystem.utm32.convert($0, to: .crs84) }
        } else {
            places = []
        }
        let around = (geometry?.envelope ?? extent).map { box in
            let size = max(box.width, box.height)
            return box.expanded(by: max(size * 0.1, (Self.leastWidth - size) / 2))
        }
        box = around.map { ReferenceSystem.utm32.convert($0, to: .crs84) } ?? Self.denmark
        let isStored = geometry != nil && places.isEmpty && form.revision != nil
        shape = isStored ? ValueText.address(of: form.old.id, in: form.source.id) + "?f=json" : ""
    }

    var context: [String: Any] {
        func text(_ degrees: Double) -> String { Numbers(language: .en).decimal(degrees, decimals: 7) }
        return [
            "kind": kind, "isDrawn": kind != "Point", "shape": shape,
            "places": "[" + places.map { "[\(text($0.x)),\(text($0.y))]" }.joined(separator: ",") + "]",
            "bounds": [box.minX, box.minY, box.maxX, box.maxY].map(text).joined(separator: ","),
        ]
    }
}
