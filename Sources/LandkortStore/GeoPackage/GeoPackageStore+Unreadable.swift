import GRDB
import LandkortCore
import Logging
import Synchronization

/// Rows whose geometry cannot be read, as another program may have left them: told of once each, and shown without.
final class UnreadableGeometries: Sendable {
    private let logger: Logger
    private let told = Mutex<Set<String>>([])

    init(logger: Logger) { self.logger = logger }

    /// Warns of a row, the first time it is met.
    func tell(of key: Int, in table: String) {
        let place = "\(table).\(RegisterTable.geometry), \(RegisterTable.key) \(key)"
        guard told.withLock({ $0.insert(place).inserted }) else { return }
        logger.warning("the geometry cannot be read and is left out: \(place)")
    }
}

extension GeoPackageStore {
    /// A row as a feature; one whose geometry cannot be read has none.
    func feature(_ row: Row, of table: RegisterTable) -> Feature {
        let layout = RowLayout(table)
        return layout.feature(row, at: shape(row, layout, table.name))
    }

    /// A row's geometry; nil where it has none that can be read.
    func shape(_ row: some StoredRow, _ layout: RowLayout, _ table: String) -> Geometry? {
        layout.shape(row) { unreadable.tell(of: layout.key(row), in: table) }
    }
}
