import GRDB
import LandkortCore
import Synchronization

extension GeoPackageStore {
    /// Looks at the number that SQLite gives the file's schema; only where it is another are the declarations read and
    /// held against the tables. Declarations that cannot be read change nothing: those known so far stay.
    public func renew() async throws(StoreProblem) {
        let known = layout.withLock { $0 }
        if let schema = glance(StoreLayout.schema), schema == known.schema { return }
        let found = try await reading { db -> StoreLayout? in
            let schema = try StoreLayout.schema(db)
            guard schema != known.schema else { return known }
            var same = known
            same.schema = schema
            // An import drops triggers and makes them again.
            return try Schema.isComplete(db, known.ordered) ? same : nil
        }
        if let found {
            guard found.schema != known.schema else { return }
            return layout.withLock { $0.schema = found.schema }
        }
        let fresh = (try? declarations?()) ?? known.registers
        let renewed = try await reading { try known.renewed(with: fresh, $0) }
        layout.withLock { $0 = renewed }
    }

    /// A statement that nobody foresaw to fail, where the tables changed while it was on its way: the next one will know.
    func overtaken(_ problem: StoreProblem) async -> StoreProblem {
        guard case .failed(let error) = problem, let known = layout.withLock({ $0.schema }),
            let found = try? await connection.read(StoreLayout.schema), found != known
        else { return problem }
        return .busy(underlying: error)
    }
}
