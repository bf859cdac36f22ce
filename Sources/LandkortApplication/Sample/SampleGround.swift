import LandkortCore
import LandkortStore

/// What a store holds that is neither the sample's nor the country's: invented rows do not go beside it.
struct SampleGround {
    private let store: any Store
    private let national: [RegisterID: Set<Feature.ID>]

    /// - Parameter national: the rows a store begins with.
    init(_ store: any Store, national: [RegisterID: [Feature]]) {
        self.store = store
        self.national = national.mapValues { Set($0.map(\.id)) }
    }

    /// Nil where there is nothing of the kind.
    func problem() async throws(StoreProblem) -> SampleProblem? {
        let campaigns = try await store.campaigns().filter { !$0.isSynthetic }.map(\.id)
        var registers: [RegisterID] = []
        for register in store.registers where try await hasRealRows(register) { registers.append(register.id) }
        guard !campaigns.isEmpty || !registers.isEmpty else { return nil }
        return .storeInUse(campaigns: campaigns, registers: registers)
    }

    private func hasRealRows(_ register: Register) async throws(StoreProblem) -> Bool {
        if let known = national[register.id] {
            let page = try await store.features(in: register.id, matching: FeatureQuery(), reader: .administrator)
            return page.features.contains { !known.contains($0.id) && $0["syntetisk"] != true }
        }
        guard register["syntetisk"] != nil else { return try await count(register, FeatureQuery()) > 0 }
        let all = try await count(register, FeatureQuery())
        return try await count(register, FeatureQuery(equal: ["syntetisk": true])) < all
    }

    private func count(_ register: Register, _ query: FeatureQuery) async throws(StoreProblem) -> Int {
        try await store.count(in: register.id, matching: query, reader: .administrator)
    }
}
