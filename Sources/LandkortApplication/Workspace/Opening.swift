public import LandkortCore
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
        let builtIn = try registers(of: path, folder)
        return try await GeoPackageStore.open(
            path, registers: builtIn.registers, seeds: builtIn.seeds, creating: creating, filling: filling,
            circumstances: circumstances, declarations: { try registers(of: path, folder?.again()).registers })
    }

    /// What it takes for the store at `path` to hold the registers as they are declared; changes nothing.
    ///
    /// - Throws: as ``store(at:creating:filling:circumstances:registers:)``.
    public static func migration(of path: String, registers folder: RegisterFolder? = nil) async throws -> Migration {
        let builtIn = try registers(of: path, folder)
        return try await GeoPackageStore.migration(of: path, to: builtIn.registers)
    }

    /// Does it, in one transaction.
    ///
    /// - Throws: ``StoreProblem/declarationChanged(_:)`` when something is in the way: nothing is then changed; else
    ///   as ``store(at:creating:filling:circumstances:registers:)``.
    public static func migrate(_ path: String, registers folder: RegisterFolder? = nil) async throws -> Migration {
        let builtIn = try registers(of: path, folder)
        return try await GeoPackageStore.migrate(path, to: builtIn.registers, seeds: builtIn.seeds)
    }

    /// The rows that a new store at `path` begins with, by register.
    ///
    /// - Throws: ``RegisterProblems``, ``ModelProblem``.
    public static func nationalRows(
        of path: String, registers folder: RegisterFolder? = nil
    ) throws -> [RegisterID: [Feature]] {
        try registers(of: path, folder).seeds
    }

    private static func registers(of path: String, _ folder: RegisterFolder?) throws -> BuiltIn {
        guard let folder = try folder ?? RegisterFolder.beside(store: path) else { return try BuiltIn() }
        return try BuiltIn(BuiltIn.declarations.overridden(by: folder).all)
    }
}
