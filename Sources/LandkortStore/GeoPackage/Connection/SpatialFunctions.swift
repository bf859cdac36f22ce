import GRDB
import GRDBSQLite
import LandkortCore
import Synchronization

extension GeoPackageStore {
    /// Gives the writing connection the `ST_…` functions that the triggers of spatial tables call.
    ///
    /// Done at the first write of features: loading SpatiaLite takes some 50 ms that a reader need not wait for.
    func loadSpatialFunctions() async throws(StoreProblem) {
        guard !hasSpatialFunctions.withLock({ $0 }) else { return }
        try await translating {
            try await self.connection.withWriter { db in
                sqlite3_enable_load_extension(db.sqliteConnection, 1)
                defer { sqlite3_enable_load_extension(db.sqliteConnection, 0) }
                _ = try Row.fetchOne(db, sql: "SELECT load_extension('mod_spatialite')")
                _ = try Row.fetchOne(db, sql: "SELECT EnableGpkgAmphibiousMode()")
            }
        }
        hasSpatialFunctions.withLock { $0 = true }
    }
}
