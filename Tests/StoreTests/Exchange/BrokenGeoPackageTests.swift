import Foundation
import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("A GeoPackage that is not whole")
struct BrokenGeoPackageTests {
    private static func store(_ scratch: Scratch) async throws -> Data {
        let path = scratch.path("hel.gpkg")
        let store = try await GeoPackageStore.open(path, registers: [Trial.register()], creating: true)
        try await store.insert([
            Trial.register().id: (1...2_000).map { Trial.row($0, at: nil, ["navn": .string("række \($0)")]) }
        ])
        store.close()
        return try Data(contentsOf: URL(fileURLWithPath: path))
    }

    @Test("is the file's own fault: two thousand zeros, or the first part of a store", arguments: [true, false])
    func broken(isZeros: Bool) async throws {
        let scratch = try Scratch()
        let path = scratch.path("i stykker.gpkg")
        let zeros = Data("SQLite format 3\0".utf8) + Data(count: 2_000)
        let bytes = isZeros ? zeros : try await Self.store(scratch).prefix(200_000)
        try bytes.write(to: URL(fileURLWithPath: path))
        let problem = #expect(throws: ExchangeProblem.self) {
            _ = try RowFiles.rows(path, layer: Trial.register().id.rawValue)
        }
        #expect(problem?.kind == .invalid && problem?.code == "exchange.damaged", "\(problem as Any)")
    }
}
