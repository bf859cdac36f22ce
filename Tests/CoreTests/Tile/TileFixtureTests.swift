import Foundation
import LandkortCore
import Support
import Testing

/// The valid tiles of github.com/mapbox/mvt-fixtures, when they lie beside the repository.
enum TileFixtures {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../../shared/data/mvt/fixtures").standardizedFileURL

    static var arePresent: Bool { FileManager.default.fileExists(atPath: folder.path()) }

    static func bytes(_ number: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: "\(number)/tile.mvt")))
    }

    /// What a fixture's own description says that its bytes hold.
    static func described(_ number: String) throws -> [[String: Any]] {
        let data = try Data(contentsOf: folder.appending(path: "\(number)/tile.json"))
        let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        return try #require(object?["layers"] as? [[String: Any]])
    }
}

@Suite(
    "The published fixtures of vector tiles",
    .enabled(if: TileFixtures.arePresent, "skipped: no tiles in ../shared/data/mvt/fixtures"))
struct TileFixtureTests {
    /// Valid in version 2, with a geometry, and values that we write (no 32-bit floats).
    static let numbers = [
        "002", "017", "018", "019", "020", "021", "022", "027", "032", "034", "035", "036", "037", "043", "053",
        "054", "055", "056", "059", "060", "062", "063",
    ]

    @Test("the same features encoded by us read as the fixture does", arguments: numbers)
    func encoded(number: String) throws {
        let fixture = try TileReader(try TileFixtures.bytes(number))
        var canvas = TileCanvas(buffer: 1000)
        for layer in fixture.layers {
            canvas.tile.addLayer(layer.name) { ours in
                for feature in layer.features {
                    let properties = layer.properties(feature).sorted { $0.key < $1.key }
                    let isAdded = ours.add(
                        id: feature.id, feature.geometry, properties: properties.map { ($0.key, $0.value) })
                    #expect(isAdded)
                }
            }
        }
        let ours = try TileReader(canvas.tile.bytes)
        #expect(ours.layers.map(\.name) == fixture.layers.map(\.name))
        for (one, other) in zip(ours.layers, fixture.layers) {
            #expect(one.version == 2)
            #expect(one.extent == other.extent)
            #expect(one.features.map(\.id) == other.features.map(\.id))
            #expect(one.features.map(\.type) == other.features.map(\.type))
            #expect(one.features.map(\.commands) == other.features.map(\.commands))
            #expect(one.features.map(one.properties) == other.features.map(other.properties))
        }
    }

    @Test("the tests' own reader reads what the fixture's description says", arguments: numbers)
    func reader(number: String) throws {
        let described = try TileFixtures.described(number)
        let layers = try TileReader(try TileFixtures.bytes(number)).layers
        #expect(layers.map(\.name) == described.map { $0["name"] as? String })
        for (layer, description) in zip(layers, described) {
            let features = try #require(description["features"] as? [[String: Any]])
            #expect(layer.features.map(\.commands) == features.map { $0["geometry"] as? [UInt32] ?? [] })
            #expect(layer.features.map(\.tags) == features.map { $0["tags"] as? [UInt32] ?? [] })
            #expect(layer.keys == description["keys"] as? [String] ?? [])
        }
    }
}

extension TileReader.Feature {
    /// The geometry on a ``TileCanvas``; a ring of positive area starts a polygon.
    fileprivate var geometry: Geometry {
        let paths = parts.map { $0.map { TileCanvas.at(Double($0.x), Double($0.y)) } }
        guard type == 3 else { return type == 1 ? .multiPoint(paths[0]) : .multiLineString(paths) }
        var polygons: [[[Position]]] = []
        for (part, path) in zip(parts, paths) {
            let ring = path + path.prefix(1)
            if part.doubledArea > 0 { polygons.append([ring]) } else { polygons[polygons.count - 1].append(ring) }
        }
        return .multiPolygon(polygons)
    }
}
