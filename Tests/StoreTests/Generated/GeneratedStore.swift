import LandkortCore
import LandkortStore
import Support

/// Every declared register in one store, with rows made from its declaration.
struct GeneratedStore {
    let scratch: Scratch
    let store: any Store
    let registers = DeclaredRegisters.all
    /// As they were given to the store, which holds nothing else.
    let rows: [RegisterID: [Feature]]

    static let ida = Actor("ida")

    init(_ kind: StoreKind, rows count: Int) async throws {
        scratch = try Scratch()
        rows = DeclaredRegisters.rows(count)
        store = try await kind.open(in: scratch, registers)
        try await store.insert(rows, by: Self.ida)
    }

    func all(_ register: Register, at moment: Moment? = nil) async throws -> [Feature] {
        let query = FeatureQuery(at: moment)
        return try await store.features(in: register.id, matching: query, reader: .administrator).features
    }
}

extension Register {
    /// The fields that keep what they are given.
    var ownFields: [Field] { fields.filter { !$0.tellsOfVersion } }
}
