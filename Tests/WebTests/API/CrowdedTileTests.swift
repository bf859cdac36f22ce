import LandkortApplication
import LandkortCore
import LandkortStore
import Support
import Testing

@testable import LandkortWeb

@Suite("Tiles of many records")
struct CrowdedTileTests {
    private static let count = 1800

    /// Every tenth is hidden, or is not there.
    private func client(hidden: Bool, _ scratch: Scratch) async throws -> Client {
        let store = try await Opening.store(at: scratch.path("mange.gpkg"), creating: true)
        let masts = (0..<Self.count).compactMap { number -> Feature? in
            let isHidden = number % 10 == 0
            guard hidden || !isHidden else { return nil }
            return Feature(
                id: Coast.id(number, "4aaa"),
                values: [
                    "navn": .string("Mast \(number)"), "off_kode": isHidden ? "3" : "1",
                    "status": .string(number % 4 == 0 ? "1" : "3"), "versions_id": .string(Coast.id(number, "4ddd")),
                    "systid_fra": "2026-01-01T00:00:00Z", "oprettet": "2026-01-01T00:00:00Z",
                ],
                geometry: .point(
                    Position(x: 540_000 + Double(number % 60) * 403, y: 6_300_000 + Double(number / 60) * 401)))
        }
        try await store.insert(["mast": masts])
        return try Client(store)
    }

    private func tiles(
        _ client: Client, _ z: Int, _ query: String = "", _ set: TileMatrixSet = .webMercatorQuad
    ) async throws -> [(bytes: [UInt8], layers: [TileReader.Layer])] {
        let area = ReferenceSystem.utm32.convert(
            Envelope(minX: 539_500, minY: 6_299_000, maxX: 565_000, maxY: 6_313_000), to: set.system)
        let limits = try #require(set.limits(covering: area).first { $0.z == z })
        var tiles: [(bytes: [UInt8], layers: [TileReader.Layer])] = []
        for row in limits.rows {
            for col in limits.cols {
                let answer = try await client.get("/collections/mast/tiles/\(set.id)/\(z)/\(row)/\(col)\(query)")
                try #require(answer.status == 200)
                tiles.append((answer.bytes, try TileReader(answer.bytes).layers))
            }
        }
        return tiles
    }

    private func sum(_ layers: [TileReader.Layer]) -> Int {
        layers.filter { $0.name == "mast-antal" }.reduce(0) { sum, layer in
            layer.features.reduce(sum) { sum, feature in
                guard case .integer(let count)? = layer.properties(feature)["antal"] else { return sum }
                return sum + Int(count)
            }
        }
    }

    @Test("count those that lie close where they are too many, and show each close by", arguments: TileMatrixSet.all)
    func counted(set: TileMatrixSet) async throws {
        let scratch = try Scratch()
        let client = try await client(hidden: true, scratch)
        let far = try #require(try await tiles(client, set.id == "View1" ? 2 : 6, "", set).first)
        #expect(sum(far.layers) == Self.count * 9 / 10)
        #expect(far.layers.map(\.name) == ["mast-antal"] && far.bytes.count < 5000)
        let close = try await tiles(client, set.id == "View1" ? 7 : 13, "", set).flatMap(\.layers)
        #expect(Set(close.map(\.name)) == ["mast"])
        var names: Set<String> = []
        for layer in close {
            for feature in layer.features {
                if case .string(let name)? = layer.properties(feature)["navn"] { names.insert(name) }
            }
        }
        #expect(names.count == Self.count * 9 / 10)
    }

    @Test("follow the filter: fewer are shown one by one")
    func filtered() async throws {
        let scratch = try Scratch()
        let client = try await client(hidden: true, scratch)
        let expected = (0..<Self.count).filter { $0 % 10 != 0 && $0 % 4 == 0 }.count
        let found = try await tiles(client, 6, "?status=1").flatMap(\.layers)
        #expect(found.map(\.name) == ["mast"] && found[0].features.count == expected)
        let one = try await tiles(client, 6, "?q=mast+77").flatMap(\.layers)
        #expect(one.flatMap(\.features).count == 11 - 1, "77, and 770 to 779 but for the hidden one")
        #expect(try await client.get("/collections/mast/tiles/WebMercatorQuad/6/19/33?limit=5").status == 400)
        #expect(try await client.get("/collections/mast/tiles/WebMercatorQuad/6/19/33?findes_ikke=5").status == 400)
    }

    @Test("are the same whether or not there are records that the public may not see", arguments: [5, 6, 8, 10, 12])
    func hidden(z: Int) async throws {
        let (one, two) = (try Scratch(), try Scratch())
        let with = try await tiles(try await client(hidden: true, one), z).map(\.bytes)
        let without = try await tiles(try await client(hidden: false, two), z).map(\.bytes)
        #expect(with == without && with.contains { !$0.isEmpty })
    }
}
