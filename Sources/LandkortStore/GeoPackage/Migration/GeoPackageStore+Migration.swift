import GRDB
public import LandkortCore
import Logging

extension GeoPackageStore {
    /// What the store at `path` lacks to hold `registers`; changes nothing.
    ///
    /// - Throws: as ``open(_:registers:seeds:creating:filling:circumstances:logger:)``.
    /// - Complexity: O(1) in the rows, O(rows) for a register with values that would change.
    public static func migration(of path: String, to registers: [Register]) async throws(StoreProblem) -> Migration {
        let file = StoreFile(path: path)
        return try await waiting {
            guard let found = try file.opened() else { throw StoreProblem.noStore(path: path) }
            return try found.read { try Schema.migration($0, registers.map(RegisterTable.init)) }
        }
    }

    /// Makes the store at `path` hold `registers`, in one transaction.
    ///
    /// - Returns: what was done.
    /// - Throws: ``StoreProblem/declarationChanged(_:)`` when there is an obstacle: nothing is then changed; else as
    ///   ``open(_:registers:seeds:creating:filling:circumstances:logger:)``.
    public static func migrate(
        _ path: String, to registers: [Register], seeds: [RegisterID: [Feature]] = [:]
    ) async throws(StoreProblem) -> Migration {
        let file = StoreFile(path: path)
        return try await waiting {
            guard let found = try file.opened() else { throw StoreProblem.noStore(path: path) }
            let store = GeoPackageStore(
                try file.connection(found), registers, nil, Logger(label: "landkort.store"))
            defer { store.close() }
            return try await store.prepare(seeds, isChanging: true)
        }
    }
}
