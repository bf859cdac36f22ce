import LandkortCore
import Support
import Testing

@testable import LandkortWeb

@Suite("Vector tiles of the API")
struct TileTests {
    private func layer(_ path: String) async throws -> TileReader.Layer? {
        let answer = try await Coast.shared.value.client.get(path)
        try #require(answer.status == 200, "\(path)")
        #expect(answer.type == "application/vnd.mapbox-vector-tile")
        return try TileReader(answer.bytes).layers.first
    }

    @Test("the tiles of a level hold every mast, and each where it stands", arguments: TileMatrixSet.all)
    func masts(set: TileMatrixSet) async throws {
        let z = set.id == "View1" ? 2 : 7
        var found: [String: SIMD2<Double>] = [:]
        var addresses: Set<TileAddress> = []
        for mast in Coast.masts {
            guard case .point(let position)? = mast.geometry else { continue }
            addresses.insert(try #require(set.tile(at: ReferenceSystem.utm32.convert(position, to: set.system), z: z)))
        }
        for address in addresses {
            let path = "/collections/mast/tiles/\(set.id)/\(z)/\(address.row)/\(address.col)"
            let layer = try #require(try await layer(path))
            #expect(layer.name == "mast")
            let tile = try #require(set.envelope(of: address))
            for feature in layer.features {
                guard case .string(let name)? = layer.properties(feature)["navn"] else { continue }
                let place = try #require(feature.parts.first?.first)
                let unit = tile.width / Double(layer.extent)
                found[name] = [tile.minX + Double(place.x) * unit, tile.maxY - Double(place.y) * unit]
            }
        }
        #expect(found.count == Coast.masts.count)
        let accuracy = 2 * set.matrix(z)!.cellSize / 16
        for mast in Coast.masts {
            guard case .point(let position)? = mast.geometry else { continue }
            let (expected, place) = (
                ReferenceSystem.utm32.convert(position, to: set.system), found[mast["navn"].string!]
            )
            #expect(abs(expected.x - (place?.x ?? 0)) < accuracy && abs(expected.y - (place?.y ?? 0)) < accuracy)
        }
    }

    @Test("a tile is vectors, and is refused in any other form")
    func form() async throws {
        let client = try await Coast.shared.value.client
        let tile = "/collections/mast/tiles/WebMercatorQuad/0/0/0"
        #expect(try await client.get("\(tile)?f=mvt").type == VectorTile.mediaType)
        for form in ["json", "x"] {
            let answer = try await client.get("\(tile)?f=\(form)")
            #expect(answer.status == 400)
            #expect(try answer.problem() == "request.bad-parameter")
        }
    }

    @Test("cells carry the figures the items carry", arguments: TileMatrixSet.all)
    func cells(set: TileMatrixSet) async throws {
        let client = try await Coast.shared.value.client
        let items = try await client.get("/collections/daekning-1km/items?limit=100&inden_for=0376").objects("features")
        let expected = Dictionary(
            uniqueKeysWithValues: items.compactMap { item -> (String, Int)? in
                guard let values = item["properties"] as? [String: Any], let id = values["omraade"] as? String else {
                    return nil
                }
                return (id, values["udaekket_100_30"] as? Int ?? -1)
            })
        let corner = ReferenceSystem.utm32.convert(Position(x: 681_000, y: 6_080_500), to: set.system)
        let tile = try #require(set.tile(at: corner, z: set.id == "View1" ? 3 : 8))
        let path = "/collections/daekning-1km/tiles/\(set.id)/\(tile.z)/\(tile.row)/\(tile.col)?inden_for=0376"
        let layer = try #require(try await layer(path))
        var found: [String: Int] = [:]
        for feature in layer.features {
            let values = layer.properties(feature)
            guard case .string(let id)? = values["omraade"], case .integer(let count)? = values["udaekket_100_30"]
            else { continue }
            found[id] = Int(count)
            #expect(feature.type == 3)
        }
        #expect(found == expected)
    }

    @Test("addresses are drawn close by, those of the campaign that is asked for")
    func addresses() async throws {
        let set = TileMatrixSet.view1
        let tile = try #require(set.tile(at: Position(x: 680_500, y: 6_080_300), z: 2))
        for (campaign, rows) in [("2025", 40), ("2026", 90)] {
            let layer = try #require(
                try await layer("/collections/adresse/tiles/View1/2/\(tile.row)/\(tile.col)?kortlaegning=\(campaign)"))
            #expect(layer.features.count == rows)
        }
    }

    @Test("a tile where nothing is answers and holds no feature")
    func empty() async throws {
        let layer = try await layer("/collections/mast/tiles/WebMercatorQuad/5/0/0")
        #expect(layer?.features.isEmpty ?? true)
    }

    @Test("tile sets and matrix sets describe themselves with the same scales")
    func descriptions() async throws {
        let client = try await Coast.shared.value.client
        let sets = try await client.get("/tileMatrixSets").objects("tileMatrixSets").compactMap { $0["id"] as? String }
        #expect(sets == ["WebMercatorQuad", "View1"])
        for set in TileMatrixSet.all {
            let matrices = try await client.get("/tileMatrixSets/\(set.id)").objects("tileMatrices")
            #expect(matrices.count == set.matrices.count)
            let tileset = try await client.get("/collections/mast/tiles/\(set.id)")
            #expect(try tileset.json()["crs"] as? String == set.system.uri)
            #expect(try tileset.links().contains { $0["href"]?.hasSuffix("/{tileMatrix}/{tileRow}/{tileCol}") == true })
        }
        #expect(try await client.get("/collections/mast/tiles").objects("tilesets").count == 2)
    }
}
