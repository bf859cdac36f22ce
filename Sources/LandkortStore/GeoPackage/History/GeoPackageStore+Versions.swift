import GRDB
public import LandkortCore

extension GeoPackageStore {
    /// O(versions of the feature).
    public func versions(
        of id: Feature.ID, in register: RegisterID, reader: Reader
    ) async throws(StoreProblem) -> [FeatureVersion] {
        let table = try table(register)
        let statement = VersionStatement(table, ReaderView(table, reader, among: tables))
        let versions = try await reading { db in
            let current = try statement.current(of: id, db).map { self.version($0, of: table) }
            return try (current.map { [$0] } ?? []) + statement.ended(of: id, db).map { self.version($0, of: table) }
        }
        guard !versions.isEmpty else { throw .notFound(register, id) }
        return versions.asSuccessorsTell
    }

    private func version(_ row: Row, of table: RegisterTable) -> FeatureVersion {
        var version = FeatureVersion(
            feature: feature(row, of: table), revision: row[RegisterTable.revision] ?? 1,
            from: row[RegisterTable.from] ?? "", by: row[RegisterTable.actor])
        guard let to: String = row[HistoryTable.to] else { return version }
        version.to = to
        version.endedBy = row[HistoryTable.endedBy]
        version.ending = (row[HistoryTable.ending] as String?).flatMap(FeatureVersion.Ending.init)
        return version
    }
}

/// The SQL that finds the versions of one feature that a reader may see.
private struct VersionStatement: Sendable {
    private let table: RegisterTable
    private let current: RowSource
    private let ended: RowSource
    private let seesWriters: Bool

    init(_ table: RegisterTable, _ view: ReaderView) {
        self.table = table
        (current, ended) = (RowSource(table, view), RowSource(ended: table.history, view))
        seesWriters = view.access.seesWriters
    }

    private var isWanted: String { "\(quoted(table.identifier)) = ?" }

    func current(of id: Feature.ID, _ db: Database) throws -> Row? {
        let columns = "\(current.columns), NULL AS \(HistoryTable.to)"
        return try Row.fetchOne(
            db, sql: current.select(columns, [isWanted]), arguments: StatementArguments(current.arguments + [id]))
    }

    func ended(of id: Feature.ID, _ db: Database) throws -> [Row] {
        let endedBy = seesWriters ? HistoryTable.endedBy : "NULL AS \(HistoryTable.endedBy)"
        let columns = [ended.columns, HistoryTable.to, HistoryTable.ending, endedBy]
        let order = " ORDER BY \(HistoryTable.to) DESC, \(HistoryTable.key) DESC"
        return try Row.fetchAll(
            db, sql: ended.select(columns.joined(separator: ", "), [isWanted]) + order,
            arguments: StatementArguments(ended.arguments + [id]))
    }
}
