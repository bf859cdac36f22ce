import LandkortCore

/// Names as they are compared: letter case, æøå, blanks and signs make no difference.
enum ColumnName {
    static func folded(_ name: String) -> String {
        FoldedText.of(name).filter { $0.isLetter || $0.isNumber }
    }

    /// Whether a column named so holds the place, and how.
    static func place(_ folded: String) -> String? {
        places.first { $0.names.contains(folded) }?.target
    }

    static let geometry = "geometri"
    static let x = "x"
    static let y = "y"

    private static let places: [(target: String, names: Set<String>)] = [
        (geometry, ["geometri", "geometry", "geom", "wkt", "thegeom", "wkbgeometry", "shape"]),
        (x, ["x", "easting", "oest", "oestkoordinat", "xkoordinat", "lon", "lng", "long", "longitude", "laengdegrad"]),
        (y, ["y", "northing", "nord", "nordkoordinat", "ykoordinat", "lat", "latitude", "breddegrad"]),
    ]
}

extension Register {
    /// The field that a heading names: by its name, else an alias, else its Danish or English title.
    func field(headed heading: String) -> Field? {
        let wanted = ColumnName.folded(heading)
        guard !wanted.isEmpty else { return nil }
        let ways: [(Field) -> [String]] = [{ [$0.name] }, { $0.aliases }, { [$0.title.da] }, { [$0.title.en] }]
        return ways.lazy.compactMap { names in
            fields.first { names($0).contains { ColumnName.folded($0) == wanted } }
        }.first
    }
}
