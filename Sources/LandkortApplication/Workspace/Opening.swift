import LandkortCore
import LandkortRegisters
public import LandkortStore

/// Opens stores with the registers the program brings, and those a customer keeps beside the store.
public enum Opening {
    /// The store at `path`; a new one gets the national rows.
    ///
    /// - Parameters:
    ///   - filling: as ``GeoPackageStore/open(_:registers:seeds:creating:filling:circumstances:logger:)`` has it.
    ///   - circumstances: where a new one takes the time and its random ids from; nil is the machine.
    ///   - folder: more declarations, which go before the program's; nil is the folder beside the store, if any.
    /// - Throws: ``StoreProblem``, ``RegisterProblems``, ``ModelProblem``.
    public static func store(
        at path: String, creating: Bool, filling: Bool = false, circumstances: Circumstances? = nil,
        registers folder: RegisterFolder? = nil
    ) async throws -> GeoPackageStore {
        var declarations = BuiltIn.declarations
        if let folder = try folder ?? RegisterFolder.beside(store: path) {
            declarations = declarations.overridden(by: folder).all
        }
        let builtIn = try BuiltIn(declarations)
        return try await GeoPackageStore.open(
            path, registers: builtIn.registers, seeds: builtIn.seeds, creating: creating, filling: filling,
            circumstances: circumstances)
    }
}
