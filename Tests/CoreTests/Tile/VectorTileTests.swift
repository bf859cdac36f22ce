import LandkortCore
import Support
import Testing

@Suite("Vector tiles as the specification has them")
struct VectorTileTests {
    @Test("the example geometries of clause 4.3.5 give its command numbers", arguments: SpecifiedGeometry.all)
    func geometries(example: SpecifiedGeometry) throws {
        let feature = try #require(try TileCanvas.feature(example.geometry))
        #expect(feature.commands == example.commands)
        #expect(feature.type == example.type)
    }

    @Test("one point with one property gives bytes worked out by hand")
    func bytes() {
        var canvas = TileCanvas()
        canvas.tile.addLayer("ab") { $0.add(id: 1, .point(TileCanvas.at(25, 17)), properties: [("k", .boolean(true))]) }
        let expected: [UInt8] = [
            0x1A, 0x1F,  // layer, 31 bytes
            0x78, 0x02,  // version 2
            0x0A, 0x02, 0x61, 0x62,  // name "ab"
            0x12, 0x0D, 0x08, 0x01, 0x12, 0x02, 0x00, 0x00, 0x18, 0x01, 0x22, 0x03, 0x09, 0x32, 0x22,  // feature
            0x1A, 0x01, 0x6B,  // key "k"
            0x22, 0x02, 0x38, 0x01,  // value true
            0x28, 0x80, 0x20,  // extent 4096
        ]
        #expect(canvas.tile.bytes == expected)
    }

    @Test("the example layer of clause 4.4 shares its keys and values")
    func dictionaries() throws {
        var canvas = TileCanvas()
        let position = Geometry.point(TileCanvas.at(1205, 1540))
        canvas.tile.addLayer("points") { layer in
            layer.add(
                id: 1, position,
                properties: [("hello", .string("world")), ("h", .string("world")), ("count", .double(1.23))])
            layer.add(id: 2, position, properties: [("hello", .string("again")), ("count", .integer(2))])
        }
        let layer = try #require(try TileReader(canvas.tile.bytes).layers.first)
        #expect(layer.version == 2)
        #expect(layer.name == "points")
        #expect(layer.keys == ["hello", "h", "count"])
        #expect(layer.values == [.string("world"), .double(1.23), .string("again"), .integer(2)])
        #expect(layer.features.map(\.tags) == [[0, 0, 1, 0, 2, 1], [0, 2, 2, 3]])
        #expect(layer.features.map(\.commands) == [[9, 2410, 3080], [9, 2410, 3080]])
        #expect(layer.features.map(\.id) == [1, 2])
    }

    @Test(
        "values of every type come back",
        arguments: [
            .string("Æ ø å"), .string(""), .double(-0.5), .integer(.min), .integer(-1), .integer(0), .integer(.max),
            .unsigned(.max), .boolean(false), .boolean(true),
        ] as [TileValue])
    func values(value: TileValue) throws {
        var canvas = TileCanvas()
        canvas.tile.addLayer("l") { $0.add(.point(TileCanvas.at(0, 0)), properties: [("v", value)]) }
        #expect(try TileReader(canvas.tile.bytes).layers.first?.values == [value])
    }

    @Test("a register's null is left out and its list becomes a text")
    func registerValues() {
        #expect(TileValue(Value.null) == nil)
        #expect(TileValue(["fiber", "kabel", nil, 3]) == .string("fiber, kabel, 3"))
        #expect(TileValue(Value.integer(-3)) == .integer(-3))
    }

    @Test("layers without features are left out, the others stand in order")
    func layers() throws {
        var canvas = TileCanvas()
        canvas.tile.addLayer("empty") { _ in }
        #expect(canvas.tile.bytes.isEmpty)
        for name in ["mast", "rum"] { canvas.tile.addLayer(name) { $0.add(.point(TileCanvas.at(1, 1))) } }
        #expect(try TileReader(canvas.tile.bytes).layers.map(\.name) == ["mast", "rum"])
    }

    @Test("a row as a store reads it writes the same bytes as names and values, and nothing for null")
    func rows() {
        var (named, read) = (TileCanvas(), TileCanvas())
        let place = Geometry.point(TileCanvas.at(40, 50))
        named.tile.addLayer("l") { layer in
            layer.add(place, properties: [("a", .string("vej")), ("b", .integer(7)), ("c", .string("Æ, vej"))])
            layer.add(place, properties: [("a", .string("vej")), ("c", .string("vej"))])
        }
        "vej".withContiguousUTF8 { vej in
            read.tile.addLayer("l") { layer in
                let keys = ["a", "b", "c"].map { layer.key($0) }
                let first: [RowValue] = [.plain(vej), .value(7), .value(["Æ", "vej"])]
                layer.add(FeatureRow(id: .value("1"), values: first, geometry: place), under: keys)
                let second: [RowValue] = [.value("vej"), .value(nil), .plain(vej)]
                layer.add(FeatureRow(id: .value("2"), values: second, geometry: place), under: keys)
                layer.add(FeatureRow(id: .value("3"), values: second, geometry: nil), under: keys)
            }
        }
        #expect(!named.tile.bytes.isEmpty && named.tile.bytes == read.tile.bytes)
    }

    @Test("thousands of values stand once each, also those whose beginnings are the same")
    func manyValues() throws {
        var canvas = TileCanvas()
        let values = (0..<3000).map { TileValue.string(String(repeating: "vej ", count: $0 % 40) + "\($0 / 3)") }
        canvas.tile.addLayer("l") { layer in
            for value in values + values { layer.add(.point(TileCanvas.at(1, 1)), properties: [("v", value)]) }
        }
        let layer = try #require(try TileReader(canvas.tile.bytes).layers.first)
        #expect(Set(layer.values) == Set(values) && layer.values.count == Set(values).count)
        #expect(layer.features.map { layer.values[Int($0.tags[1])] } == values + values)
    }

    @Test("tags made beforehand write the same bytes as names and values")
    func tags() {
        var (named, tagged) = (TileCanvas(), TileCanvas())
        let position = TileCanvas.at(40, 50)
        named.tile.addLayer("l") { layer in
            for id in 0..<3 as Range<UInt64> {
                layer.add(id: id, .point(position), properties: [("a", .integer(7)), ("b", .string("x"))])
            }
        }
        tagged.tile.addLayer("l") { layer in
            let tags = [layer.tag("a", .integer(7)), layer.tag("b", .string("x"))]
            for id in 0..<3 as Range<UInt64> { layer.add(id: id, point: position, tags: tags) }
        }
        #expect(named.tile.bytes == tagged.tile.bytes)
    }

    @Test("the same features give the same bytes every time")
    func deterministic() throws {
        func encoded() throws -> [UInt8] {
            var random = SplitMix(seed: 7)
            var tile = try #require(VectorTile(TileAddress(z: 8, row: 79, col: 135), of: .webMercatorQuad))
            tile.addLayer("l") { layer in
                for id in 0..<500 as Range<UInt64> {
                    let position = Position(
                        x: .random(in: 500_000...560_000, using: &random),
                        y: .random(in: 6_200_000...6_260_000, using: &random))
                    layer.add(id: id, .point(position), properties: [("v", .integer(Int64(id % 37)))])
                }
            }
            return tile.bytes
        }
        let first = try encoded()
        #expect(first.count > 1000)
        #expect(try encoded() == first)
    }

    @Test("a tile that the set does not have is not made")
    func noTile() {
        #expect(VectorTile(TileAddress(z: 1, row: 2, col: 0), of: .webMercatorQuad) == nil)
        #expect(VectorTile(TileAddress(z: 14, row: 0, col: 0), of: .view1) == nil)
    }
}

extension String {
    fileprivate func withContiguousUTF8(_ body: (UnsafeRawBufferPointer) -> Void) {
        Array(utf8).withUnsafeBytes(body)
    }
}
