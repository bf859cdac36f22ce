import LandkortCore
import LandkortStore
import Support

/// The stores that every test of behaviour runs on.
enum StoreKind: CaseIterable {
    case geoPackage
    /// Keeps nothing: each call makes a new one.
    case memory

    /// Those that find what they wrote when they are opened again.
    static let durable: [StoreKind] = [.geoPackage]

    /// An empty store in `scratch`, or the one made there before.
    func open(
        in scratch: Scratch, _ registers: [Register] = [Trial.register()], seeds: [RegisterID: [Feature]] = [:]
    ) async throws -> any Store {
        switch self {
        case .geoPackage:
            try await GeoPackageStore.open(
                scratch.path("lager.gpkg"), registers: registers, seeds: seeds, creating: true)
        case .memory: try MemoryStore(registers, seeds: seeds)
        }
    }
}
