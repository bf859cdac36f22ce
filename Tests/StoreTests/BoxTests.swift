import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("Features in a box")
struct BoxTests {
    private let box = Envelope(minX: 574_730.1, minY: 6_223_215.3, maxX: 574_740.7, maxY: 6_223_225.9)

    /// Which of `geometries` a store finds in the box, by place.
    private func found(
        _ kind: StoreKind, _ geometries: [Geometry], _ box: Envelope
    ) async throws -> [Int] {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch, [Trial.register(try #require(geometries.first).kind)])
        try await store.insert([Trial.id: geometries.enumerated().map { Trial.row($0.offset, at: $0.element) }])
        let page = try await store.features(in: Trial.id, matching: FeatureQuery(box: box), reader: .anonymous)
        let count = try await store.count(in: Trial.id, matching: FeatureQuery(box: box), reader: .anonymous)
        #expect(count == page.features.count)
        return geometries.indices.filter { page.features.map(\.id).contains(Trial.id($0)) }
    }

    @Test(
        "points on the edges and corners are in it, those a millimetre outside are not", arguments: StoreKind.allCases)
    func points(kind: StoreKind) async throws {
        let (x, y) = (box.centre.x, box.centre.y)
        let inside = [(box.minX, y), (box.maxX, y), (x, box.minY), (x, box.maxY), (box.minX, box.minY), (x, y)]
        let outside = [
            (box.minX - 0.001, y), (box.maxX + 0.001, y), (x, box.minY - 0.001), (x, box.maxY + 0.001),
            (box.minX - 0.001, box.minY),
        ]
        let all = (inside + outside).map { Trial.point($0.0, $0.1) }
        #expect(try await found(kind, all, box) == Array(inside.indices))
    }

    @Test("a polygon around the box is in it, one with the box in its hole is not", arguments: StoreKind.allCases)
    func polygons(kind: StoreKind) async throws {
        let corner = box.expanded(by: 5)
        let diagonal = [
            Position(x: box.minX - 20, y: box.maxY + 1), Position(x: box.minX - 1, y: box.maxY + 20),
            Position(x: box.minX - 20, y: box.maxY + 20), Position(x: box.minX - 20, y: box.maxY + 1),
        ]
        let beside = Envelope(minX: box.maxX, minY: box.minY, maxX: box.maxX + 1, maxY: box.maxY)
        let geometries: [Geometry] = [
            .polygon([corner.ring]), .polygon([corner.ring, box.expanded(by: 1).ring]), .polygon([beside.ring]),
            .polygon([diagonal]), .polygon([box.expanded(by: -2).ring]),
        ]
        #expect(try await found(kind, geometries, box) == [0, 2, 4])
    }

    @Test("of many parts one is enough, and a box between them holds none", arguments: StoreKind.allCases)
    func parts(kind: StoreKind) async throws {
        let (left, right) = (Position(x: box.minX - 100, y: box.minY), Position(x: box.maxX + 100, y: box.maxY))
        let geometries: [Geometry] = [.multiPoint([left, right]), .multiPoint([left, box.centre])]
        #expect(try await found(kind, geometries, box) == [1])
    }

    @Test("a line through the box is in it, one around its corner is not", arguments: StoreKind.allCases)
    func lines(kind: StoreKind) async throws {
        let through = [Position(x: box.minX - 5, y: box.minY - 5), Position(x: box.maxX + 5, y: box.maxY + 5)]
        let around = [Position(x: box.minX - 8, y: box.maxY - 2), Position(x: box.minX + 2, y: box.maxY + 8)]
        #expect(try await found(kind, [.lineString(through), .lineString(around)], box) == [0])
    }

    @Test("a box without area is a point", arguments: StoreKind.allCases)
    func flat(kind: StoreKind) async throws {
        let here = Position(x: 574_730.16, y: 6_223_215.94)
        let geometries: [Geometry] = [.point(here), .point(Position(x: here.x + 0.01, y: here.y))]
        #expect(try await found(kind, geometries, Envelope(here)) == [0])
    }
}
