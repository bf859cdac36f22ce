import HTTPTypes
import LandkortCore
import Support
import Testing

@testable import LandkortWeb

@Suite(
    "A record whose geometry cannot be read",
    .enabled(if: GeoPackageFile.canRead, "skipped: gdal-bin and python3-gdal are not installed"))
struct UnreadableGeometryTests {
    @Test("is shown without it, and nothing else is lost: items, item, tile, pages")
    func others() async throws {
        let coast = try await Coast()
        let file = GeoPackageFile(coast.scratch.path("kyst.gpkg"))
        for trigger in try await file.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'") {
            _ = try await file.rows("DROP TRIGGER \"\(trigger[0])\"")
        }
        let broken = Coast.id(7, "4aaa")
        _ = try await file.rows("UPDATE mast SET geom = X'4750' WHERE objekt_id = '\(broken)'")

        let features = try await coast.client.get("/collections/mast/items?limit=1000").objects("features")
        #expect(features.count == Coast.masts.count)
        #expect(features.filter { !($0["geometry"] is [String: Any]) }.map { $0["id"] as? String } == [broken])
        let one = try await coast.client.get("/collections/mast/items/\(broken)")
        #expect(one.status == 200 && one.text.contains(#""geometry":null"#))
        let tile = try await coast.client.get("/collections/mast/tiles/WebMercatorQuad/0/0/0")
        #expect(try TileReader(tile.bytes).layers.first?.features.count == Coast.masts.count - 1)
        for path in ["/collections/mast/items", "/collections/mast", "/collections/mast/items/\(broken)"] {
            #expect(try await coast.client.get(path, [.accept: "text/html"]).status == 200, "\(path)")
        }
    }
}
