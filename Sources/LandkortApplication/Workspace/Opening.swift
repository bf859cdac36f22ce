import LandkortRegisters
public import LandkortStore

/// Opens stores with the registers the program brings.
public enum Opening {
    /// The store at `path`; a new one gets the national rows.
    ///
    /// - Parameters:
    ///   - filling: as ``GeoPackageStore/open(_:registers:seeds:creating:filling:circumstances:logger:)`` has it.
    ///   - circumstances: where a new one takes the time and its random ids from; nil is the machine.
    /// - Throws: ``StoreProblem``, ``RegisterProblem``.
    public static func store(
        at path: String, creating: Bool, filling: Bool = false, circumstances: Circumstances? = nil
    ) async throws -> GeoPackageStore {
        let builtIn = try BuiltIn()
        return try await GeoPackageStore.open(
            path, registers: builtIn.registers, seeds: builtIn.seeds, creating: creating, filling: filling,
            circumstances: circumstances)
    }
}
