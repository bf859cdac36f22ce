import GRDB
import LandkortCore

extension GeoPackageStore {
    /// How SQLite means to find the rows of a read: the lines of `EXPLAIN QUERY PLAN`.
    func plan(
        of register: RegisterID, matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> [String] {
        let statement = try FeatureStatement(try table(register), query, reader, among: tables)
        return try await reading { db in
            query.isPageOfPlace ? try statement.planOfPage(db) : try statement.plan(after: query.after, db)
        }
    }

    /// The same for one feature.
    func plan(of id: Feature.ID, in register: RegisterID, reader: Reader) async throws(StoreProblem) -> [String] {
        let statement = try FeatureStatement(try table(register), FeatureQuery(), reader, among: tables)
        return try await reading { try statement.plan(id: id, $0) }
    }

    /// The same for the squares of a grid.
    func planOfSquares(in register: RegisterID, reader: Reader) async throws(StoreProblem) -> [String] {
        let statement = try FeatureStatement(try table(register), FeatureQuery(), reader, among: tables)
        return try await reading { try statement.planOfSquares($0) }
    }

    /// A setting of the connection that writes, such as `synchronous`.
    func setting(_ pragma: String) async throws(StoreProblem) -> String {
        try await translating {
            try await self.connection.withWriter { try String.fetchOne($0, sql: "PRAGMA \(pragma)") } ?? ""
        }
    }
}
