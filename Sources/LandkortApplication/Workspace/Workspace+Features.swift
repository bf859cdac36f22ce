public import LandkortCore
public import LandkortStore

/// Reads of registers, as the store answers them.
extension Workspace {
    public var registers: [Register] { store.registers }

    public func features(
        in register: RegisterID, matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> FeaturePage {
        try await store.features(in: register, matching: query, reader: reader)
    }

    public func count(
        in register: RegisterID, matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> Int {
        try await store.count(in: register, matching: query, reader: reader)
    }

    public func feature(
        _ id: Feature.ID, in register: RegisterID, reader: Reader
    ) async throws(StoreProblem) -> Feature {
        try await store.feature(id, in: register, reader: reader)
    }

    public func extent(of register: RegisterID, reader: Reader) async throws(StoreProblem) -> Envelope? {
        try await store.extent(of: register, reader: reader)
    }
}
