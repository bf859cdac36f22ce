import LandkortApplication
import LandkortCore

extension RegisterSource {
    /// So many in one place, as large as a tile, are drawn each by itself; a tile touches at most four such places.
    private static let mostInPlace = 800
    /// The layer of counts is the register's name and this, which no other's is.
    static let countLayer = "-antal"

    /// Features, or where they are too many for a tile of the level, how many of them lie in each square. The level
    /// decides and not the tile, so that neighbours fit together.
    func content(of window: TileWindow, _ query: SourceQuery) async throws -> TileContent {
        let matching = try matching(query)
        if let squares = try await crowd(in: window, matching, query.reader) {
            return TileContent(layer: id + Self.countLayer) { layer in
                for square in squares {
                    layer.add(.point(square.middle), properties: [("antal", .integer(Int64(square.count)))])
                }
            }
        }
        var close = matching
        (close.box, close.limit) = (window.box, .max)
        let found = try await workspace.features(in: register.id, matching: close, reader: query.reader).features
        let names = [identifier] + label + (colourField.map { [$0.name] } ?? [])
        let unique = names.enumerated().filter { names.firstIndex(of: $0.element) == $0.offset }.map(\.element)
        return TileContent(layer: id, draw: drawing(found), brief: drawing(found, of: unique))
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
