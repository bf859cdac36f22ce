import HTTPTypes
import Hummingbird
import LandkortCore

/// `/collections/{collection}/tiles/…` and `/tileMatrixSets`: OGC API – Tiles Part 1.
struct TileRoutes {
    let catalogue: Catalogue

    func add(to router: Router<RequestSource>) {
        router.get("collections/:collection/tiles", use: sets)
        router.get("collections/:collection/tiles/:set", use: set)
        router.get("collections/:collection/tiles/:set/:z/:row/:col", use: tile)
        router.get("tileMatrixSets", use: matrixSets)
        router.get("tileMatrixSets/:set", use: matrixSet)
    }

    @Sendable func tile(_ request: Request, _ context: RequestSource) async throws -> Response {
        let source = try spatialSource(context)
        let set = try matrixSet(context)
        if let format = request.parameters["f"], format != Self.format {
            throw RequestProblem.badParameter("f", value: format, allowed: [Self.format])
        }
        let query = try ItemsRequest(tileOf: source, request, reader: context.reader).query
        let address = TileAddress(
            z: try number("z", context), row: try number("row", context), col: try number("col", context))
        guard let window = TileWindow(address, of: set), var tile = VectorTile(address, of: set) else {
            throw RequestProblem.noSuchTile
        }
        tile.add(try await source.layer(of: tile, window, query))
        return Reply.bytes(tile.bytes, VectorTile.mediaType, to: request, caching: "no-cache")
    }

    /// All that a tile is written as.
    private static let format = "mvt"

    private func number(_ name: String, _ context: RequestSource) throws -> Int {
        let text = try context.parameters.require(name)
        guard let number = Int(text), number >= 0 else { throw RequestProblem.noSuchTile }
        return number
    }

    private func spatialSource(_ context: RequestSource) throws -> any FeatureSource {
        let source = try catalogue.source(try context.parameters.require("collection"), for: context.reader)
        guard source.geometry != nil else { throw RequestProblem.notSpatial(source.id) }
        return source
    }

    private func matrixSet(_ context: RequestSource) throws -> TileMatrixSet {
        let id = try context.parameters.require("set")
        guard let set = TileMatrixSet.named(id) else { throw RequestProblem.unknownTileMatrixSet(id) }
        return set
    }

    @Sendable func sets(_ request: Request, _ context: RequestSource) async throws -> Response {
        try allowJSON(request)
        let source = try spatialSource(context)
        let links = Links(request)
        let sets = TileMatrixSet.all.map {
            TilesetDocument(source: source, set: $0, links: links, language: context.language).entry
        }
        let own = links.link("/collections/\(source.id)/tiles", rel: "self", type: "application/json")
        return Reply.json(["tilesets": .array(sets), "links": [own]], to: request)
    }

    @Sendable func set(_ request: Request, _ context: RequestSource) async throws -> Response {
        try allowJSON(request)
        let document = TilesetDocument(
            source: try spatialSource(context), set: try matrixSet(context), links: Links(request),
            language: context.language)
        let extent = try await document.source.extent(SourceQuery(reader: context.reader))
        return Reply.json(document.whole(extent), to: request)
    }

    /// There are no pages of tile sets.
    private func allowJSON(_ request: Request) throws {
        _ = try Format(request, among: [.json])
    }

    @Sendable func matrixSets(_ request: Request, _ context: RequestSource) async throws -> Response {
        try allowJSON(request)
        let links = Links(request)
        let sets: [JSON] = TileMatrixSet.all.map { set in
            let entry: JSON = [
                "id": .string(set.id), "title": .string(set.title[context.language]), "crs": .string(set.system.uri),
                "links": [links.link("/tileMatrixSets/\(set.id)", rel: "self", type: "application/json")],
            ]
            return set.uri.map { entry.adding([("uri", .string($0))]) } ?? entry
        }
        return Reply.json(["tileMatrixSets": .array(sets)], to: request)
    }

    @Sendable func matrixSet(_ request: Request, _ context: RequestSource) async throws -> Response {
        try allowJSON(request)
        return Reply.bytes(
            Array(try matrixSet(context).json(in: context.language).utf8), "application/json", to: request)
    }
}
