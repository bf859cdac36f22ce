import LandkortCore
import LandkortRegisters
import LandkortStore

/// Rows of registers as typed views, as one reader may see them. A register that a store does not have is empty.
struct RowSource: Sendable {
    let workspace: Workspace
    let reader: Reader

    /// Whether there is the register, and the reader may see rows of it.
    func reads(_ register: RegisterID) -> Bool {
        workspace.registers.first { $0.id == register }.map { reader.access(to: $0).isReadable } ?? false
    }

    func features(
        _ register: RegisterID, where equal: [String: Value] = [:]
    ) async throws(StoreProblem) -> [Feature] {
        guard workspace.registers.contains(where: { $0.id == register }) else { return [] }
        // A store may find the same rows in another order for another reader.
        return try await workspace.features(in: register, matching: FeatureQuery(equal: equal), reader: reader)
            .features.sorted { $0.id < $1.id }
    }

    func all<Row: RegisterRow>() async throws(StoreProblem) -> [Row] {
        try await features(Row.register).map { Row($0) }
    }

    /// Those whose `field` has the value.
    func rows<Row: RegisterRow>(where field: String, is value: String) async throws(StoreProblem) -> [Row] {
        try await features(Row.register, where: [field: .string(value)]).map { Row($0) }
    }

    /// Those of a partnership.
    func rows<Row: RegisterRow>(of partnership: Feature.ID) async throws(StoreProblem) -> [Row] {
        try await rows(where: "partnerskabskode", is: partnership)
    }

    /// Those that refer to one of `owners`.
    func rows<Row: RegisterRow>(
        of owners: [some RegisterRow], by owner: (Row) -> Feature.ID?
    ) async throws(StoreProblem) -> [Row] {
        let ids = Set(owners.map(\.id))
        guard !ids.isEmpty else { return [] }
        return try await all().filter { owner($0).map(ids.contains) ?? false }
    }
}
