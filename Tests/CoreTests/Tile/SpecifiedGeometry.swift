import LandkortCore

/// The examples of the Vector Tile Specification 2.1, clause 4.3.5, each with the command numbers it prints.
struct SpecifiedGeometry: CustomStringConvertible, Sendable {
    let geometry: Geometry
    let type: UInt64
    let commands: [UInt32]

    var description: String { geometry.kind.geoJSONName }

    static let all = [
        SpecifiedGeometry(geometry: .point(TileCanvas.at(25, 17)), type: 1, commands: [9, 50, 34]),
        SpecifiedGeometry(
            geometry: .multiPoint(TileCanvas.path([(5, 7), (3, 2)])), type: 1, commands: [17, 10, 14, 3, 9]),
        SpecifiedGeometry(
            geometry: .lineString(TileCanvas.path([(2, 2), (2, 10), (10, 10)])), type: 2,
            commands: [9, 4, 4, 18, 0, 16, 16, 0]),
        SpecifiedGeometry(
            geometry: .multiLineString([
                TileCanvas.path([(2, 2), (2, 10), (10, 10)]), TileCanvas.path([(1, 1), (3, 5)]),
            ]),
            type: 2, commands: [9, 4, 4, 18, 0, 16, 16, 0, 9, 17, 17, 10, 4, 8]),
        SpecifiedGeometry(
            geometry: .polygon([TileCanvas.ring([(3, 6), (8, 12), (20, 34)])]), type: 3,
            commands: [9, 6, 12, 18, 10, 12, 24, 44, 15]),
        SpecifiedGeometry(
            geometry: .multiPolygon([
                [TileCanvas.ring([(0, 0), (10, 0), (10, 10), (0, 10)])],
                [
                    TileCanvas.ring([(11, 11), (20, 11), (20, 20), (11, 20)]),
                    TileCanvas.ring([(13, 13), (13, 17), (17, 17), (17, 13)]),
                ],
            ]),
            type: 3,
            commands: [
                9, 0, 0, 26, 20, 0, 0, 20, 19, 0, 15, 9, 22, 2, 26, 18, 0, 0, 18, 17, 0, 15, 9, 4, 13, 26, 0, 8, 8, 0,
                0, 7, 15,
            ]),
    ]
}
