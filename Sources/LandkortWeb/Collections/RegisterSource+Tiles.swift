import LandkortApplication
import LandkortCore

extension RegisterSource {
    /// So many in one place, as large as a tile, are drawn each by itself; a tile touches at most four such places.
    private static let mostInPlace = 800
    /// The layer of counts is the register's name and this, which no other's is.
    static let countLayer = "-antal"

    /// More bytes than a map on a telephone is to wait for: no properties then but those that it shows.
    private static let mostBytes = 500_000

    /// Features, or where they are too many for a tile of the level, how many of them lie in each square. The level
    /// decides and not the tile, so that neighbours fit together.
    func layer(of tile: VectorTile, _ window: TileWindow, _ query: SourceQuery) async throws -> VectorLayer {
        if let squares = try await crowd(in: window, try matching(query), query.reader) {
            var layer = tile.layer(id + Self.countLayer)
            for square in squares {
                layer.add(point: square.middle, tags: [layer.tag("antal", .integer(Int64(square.count)))])
            }
            return layer
        }
        let whole = try await layer(of: tile, within: window.box, query, with: fields.map(\.name))
        guard whole.size > Self.mostBytes else { return whole }
        let names = [identifier] + label + (colourField.map { [$0.name] } ?? [])
        let unique = names.enumerated().filter { names.firstIndex(of: $0.element) == $0.offset }.map(\.element)
        return try await layer(of: tile, within: window.box, query, with: unique)
    }

    private func crowd(
        in window: TileWindow, _ query: FeatureQuery, _ reader: Reader
    ) async throws -> [SquareCount]? {
        try await workspace.crowd(
            of: window.side, within: window.box.snapped(to: window.side),
            beyond: CrowdLimit(most: Self.mostInPlace, side: window.side * 8), in: register.id, matching: query,
            reader: reader)
    }
}
