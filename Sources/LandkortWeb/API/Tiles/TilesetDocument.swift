import LandkortCore

/// What a collection's tiles in one tile matrix set are: OGC API – Tiles Part 1, clause 9, and OGC 17-083r4, clause 7.2.
struct TilesetDocument {
    let source: any FeatureSource
    let set: TileMatrixSet
    let links: Links
    let language: Language

    private var path: String { "/collections/\(source.id)/tiles/\(set.id)" }

    /// As the list of tile sets has it.
    var entry: JSON {
        let uri = set.uri ?? "\(links.base)/tileMatrixSets/\(set.id)"
        return [
            "title": .string("\(source.title[language]) (\(set.title[language]))"), "dataType": "vector",
            "crs": .string(set.system.uri), "tileMatrixSetURI": .string(uri), "links": .array(leading),
        ]
    }

    /// The whole.
    ///
    /// - Parameter extent: what the reader sees of the collection, EPSG:25832; nil without any geometry.
    func whole(_ extent: Envelope?) -> JSON {
        let document = entry.adding([("layers", .array(layers))])
        guard let box = extent.map({ ReferenceSystem.utm32.convert($0, to: set.system) }) else { return document }
        // What stands on the very edge belongs to the tile beyond it.
        let limits = set.limits(covering: box.expanded(by: 10)).map { JSON.written(Array($0.json.utf8)) }
        return document.adding([
            ("tileMatrixSetLimits", .array(limits)),
            (
                "boundingBox",
                [
                    "lowerLeft": [.number(box.minX), .number(box.minY)],
                    "upperRight": [.number(box.maxX), .number(box.maxY)], "crs": .string(set.system.uri),
                ]
            ),
        ])
    }

    private var leading: [JSON] {
        let relation = "http://www.opengis.net/def/rel/ogc/1.0/"
        return [
            links.link(path, rel: "self", type: "application/json"),
            links.link("/tileMatrixSets/\(set.id)", rel: "\(relation)tiling-scheme", type: "application/json"),
            links.link("/collections/\(source.id)", rel: "\(relation)geodata", type: "application/json"),
            links.link("\(path)/{tileMatrix}/{tileRow}/{tileCol}", rel: "item", type: VectorTile.mediaType)
                .adding([("templated", true)]),
        ]
    }

    /// A tile has the features, or where they are too many, how many there are in each square.
    private var layers: [JSON] {
        let features: JSON = [
            "id": .string(source.id), "title": .string(source.title[language]), "dataType": "vector",
            "geometryDimension": .integer(source.geometry?.dimension ?? 0),
        ]
        guard source is RegisterSource else { return [features] }
        let title = Bilingual(da: "Antal i hver firkant", en: "How many in each square")
        return [
            features,
            [
                "id": .string(source.id + RegisterSource.countLayer), "title": .string(title[language]),
                "dataType": "vector", "geometryDimension": 0,
            ],
        ]
    }
}

extension GeometryKind {
    /// 0 for points, 1 for lines, 2 for areas.
    fileprivate var dimension: Int {
        switch self {
        case .point, .multiPoint: 0
        case .lineString, .multiLineString: 1
        case .polygon, .multiPolygon: 2
        }
    }
}
