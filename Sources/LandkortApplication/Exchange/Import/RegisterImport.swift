public import LandkortCore
public import LandkortStore

/// Reads a file of rows into a register, all of it or nothing.
public struct RegisterImport: Sendable {
    /// The register to write.
    public var register: RegisterID
    /// What becomes of rows that are there, and of those that the file lacks.
    public var mode = ImportMode.insert
    /// The fields by which rows are found; empty for the identifier, or else the first unique key, that the file has.
    public var key: [String] = []
    /// What goes before the names of columns and before an earlier mapping.
    public var mapping = ColumnMapping()
    /// Whether the mapping of the last file with the same columns is used.
    public var remembers = true
    /// Does everything and then takes it back.
    public var isTrial = false
    /// Signs the versions.
    public var actor: Actor
    /// Whose rows are ended by ``ImportMode/replace``: those it may see.
    public var reader = Reader.administrator
    /// UTC, `2026-11-20T10:00:00Z`.
    public var now: String

    /// An import that adds new rows.
    public init(into register: RegisterID, by actor: Actor, now: String) {
        self.register = register
        self.actor = actor
        self.now = now
    }

    /// Imports the file at `path`.
    ///
    /// - Parameter progress: told the share that is read, 0 to 1.
    /// - Throws: ``ImportProblem``, ``ExchangeProblem`` for the file, ``StoreProblem``; the store is then unchanged.
    /// - Complexity: O(rows · log rows) time; memory for some hundred rows, and for references to rows further down.
    public func run(
        _ path: String, in store: any Store, progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws -> ImportSummary {
        let declaration = try declaration(in: store)
        var origin = RowOrigin(path: path, layer: mapping.layer, escape: mapping.escape?.first)
        let (whole, earlier) = try await whole(try origin.open().columns, in: store)
        (origin.layer, origin.escape) = (whole.layer, whole.escape?.first)
        let source = origin
        let work: @Sendable (any StoreTransaction) throws -> ImportSummary = { transaction in
            let file = try source.open()
            let plan = try ImportPlan(declaration, of: file, mapping: whole)
            guard !plan.fields.isEmpty else {
                throw try file.columns.isEmpty && file.next() == nil
                    ? ImportProblem.noRows(file: source.name)
                    : .nothingMatches(file: source.name, columns: file.columns, register)
            }
            let run = try ImportRun(self, plan, source.name, transaction)
            var summary = try run.read(file, progress: progress)
            summary.earlier = earlier
            guard !isTrial else { throw TrialEnd(summary: summary) }
            return summary
        }
        do {
            return try await store.transaction(as: actor, work)
        } catch let end as TrialEnd {
            return end.summary
        }
    }

    func declaration(in store: any Store) throws(StoreProblem) -> Register {
        guard let found = store.registers.first(where: { $0.id == register }) else { throw .unknownRegister(register) }
        return found
    }

    /// The mapping with that of the last file with the same columns under it, and which import that was.
    func whole(
        _ columns: [String], in store: any Store
    ) async throws(StoreProblem) -> (mapping: ColumnMapping, earlier: Int?) {
        guard remembers,
            let earlier = try await store.imports().first(where: { $0.register == register && $0.columns == columns })
        else { return (mapping, nil) }
        return (ColumnMapping(json: earlier.mapping).overridden(by: mapping), earlier.number)
    }
}

/// Ends the transaction of a trial, so that nothing of it stays.
private struct TrialEnd: Error {
    var summary: ImportSummary
}

/// What an import did, or would do.
public struct ImportSummary: Sendable, Hashable {
    /// With its number, unless it was a trial.
    public var receipt: ImportReceipt
    /// Columns that no field is named as.
    public var unmatched: [String]
    /// Columns that the store fills in itself and therefore were not read.
    public var filledByStore: [String]
    /// Columns of fields that another column, which goes before them, is read into; they were not read.
    public var doubled: [ColumnMatch]
    /// Numbers that got the zeros back that a spreadsheet had taken from them.
    public var restored: [RestoredZeros]
    /// The import whose mapping was used again.
    public var earlier: Int?
    /// Whether nothing was written.
    public var isTrial: Bool
}
