import Foundation
import LandkortCore
import Testing

/// GDAL's command line, a reader of tiles that is not ours.
enum OGRInfo {
    static let path = ["/usr/bin/ogrinfo", "/usr/local/bin/ogrinfo"].first(
        where: FileManager.default.isExecutableFile(atPath:))

    /// What `ogrinfo` prints of a tile, in metres of web Mercator.
    static func describe(_ tile: VectorTile, at address: TileAddress) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "landkort-\(UUID().uuidString).pbf")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(tile.bytes).write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: try #require(path))
        process.arguments = [
            "-ro", "-al", "-oo", "Z=\(address.z)", "-oo", "X=\(address.col)", "-oo", "Y=\(address.row)", "-oo",
            "CLIP=NO", file.path(),
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: output, as: UTF8.self)
    }
}

@Suite(
    "GDAL reads our vector tiles",
    .enabled(if: OGRInfo.path != nil, "skipped: ogrinfo (Debian's gdal-bin) is not installed"))
struct TileGDALTests {
    private let mast = Position(x: 575_200.78, y: 6_224_180.04)

    @Test("points, properties, cells and layers are where and what we wrote")
    func layers() throws {
        let place = ReferenceSystem.utm32.convert(mast, to: .webMercator)
        let address = try #require(TileMatrixSet.webMercatorQuad.tile(at: place, z: 12))
        var tile = try #require(VectorTile(address, of: .webMercatorQuad))
        tile.addLayer("mast") { layer in
            layer.add(
                id: 42, .point(mast),
                properties: [
                    ("navn", .string("Århus Ø")), ("hoejde", .double(48.5)), ("antal", .integer(-3)),
                    ("aktiv", .boolean(true)),
                ])
        }
        tile.addLayer("celle") { layer in
            guard let cell = GridCell(containing: mast, size: .hundredMetres) else { return }
            layer.add(cell, properties: [("kode", .string(cell.code))])
        }
        let text = try OGRInfo.describe(tile, at: address)

        for expected in [
            "Layer name: mast", "mvt_id (Integer64) = 42", "navn (String) = Århus Ø", "hoejde (Real) = 48.5",
            "antal (Integer) = -3", "aktiv (Integer(Boolean)) = 1", "Layer name: celle",
            "kode (String) = 100m_62241_5752",
        ] {
            #expect(text.contains(expected), "\(expected) in \(text)")
        }
        let numbers = try #require(text.firstMatch(of: /POINT \(([-0-9.]+) ([-0-9.]+)\)/))
        // One coordinate of a tile at level 12 is 2.39 m.
        #expect(abs(try #require(Double(numbers.1)) - place.x) < 1.2)
        #expect(abs(try #require(Double(numbers.2)) - place.y) < 1.2)
    }

    @Test("a polygon with a hole, cut by the tile's edge, is one polygon with a hole")
    func polygonWithHole() throws {
        let place = ReferenceSystem.utm32.convert(mast, to: .webMercator)
        let address = try #require(TileMatrixSet.webMercatorQuad.tile(at: place, z: 10))
        var tile = try #require(VectorTile(address, of: .webMercatorQuad))
        let around = Envelope(mast)
        tile.addLayer("omraade") {
            $0.add(.polygon([around.expanded(by: 100_000).ring, around.expanded(by: 500).ring]))
        }
        let text = try OGRInfo.describe(tile, at: address)
        let geometry = try #require(text.firstMatch(of: /(?:MULTI)?POLYGON \(+[^A-Z]*/)?.output)
        #expect(geometry.contains("),("))
        #expect(!geometry.contains(")),(("))
    }
}
