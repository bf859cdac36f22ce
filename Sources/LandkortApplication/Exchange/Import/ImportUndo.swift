public import LandkortCore
public import LandkortStore

/// Takes a whole import back, unless somebody has changed one of its rows since, or made another record refer to one.
///
/// What it inserted is ended, what it changed gets its former values as a new version, what it ended comes back by the
/// same id.
public struct ImportUndo: Sendable {
    /// The import's number.
    public var number: Int
    /// Signs the versions.
    public var actor: Actor
    /// UTC, `2026-11-20T10:00:00Z`.
    public var now: String

    /// Nothing happens before ``run(in:)``.
    public init(_ number: Int, by actor: Actor, now: String) {
        self.number = number
        self.actor = actor
        self.now = now
    }

    /// - Returns: the receipt as it is now.
    /// - Throws: ``ImportProblem``, ``StoreProblem``; the store is then unchanged.
    public func run(in store: any Store) async throws -> ImportReceipt {
        try await store.transaction(as: actor) { transaction in
            guard var receipt = try transaction.receipt(number) else { throw ImportProblem.noImport(number) }
            if let time = receipt.undone { throw ImportProblem.undoneAlready(number, time: time) }
            let work = UndoRun(transaction: transaction, receipt: receipt)
            try work.refuseChanged()
            // Rows are ended before others come back: they may hold their keys.
            for action in [ImportedRow.Action.inserted, .updated, .ended] { try work.takeBack(action) }
            try work.refuseReferred()
            receipt.undone = now
            _ = try transaction.save(receipt)
            return receipt
        }
    }
}

private struct UndoRun {
    let transaction: any StoreTransaction
    let receipt: ImportReceipt

    private static let batch = 10_000
    private static let mostShown = 40

    func refuseChanged() throws {
        var changed: [Feature.ID] = []
        try eachBatch { rows in
            let found = try transaction.revisions(of: rows.map(\.id), in: receipt.register)
            for (row, revision) in zip(rows, found) where revision != (row.action == .ended ? nil : row.revision) {
                changed.append(row.id)
            }
        }
        try refuse(changed)
    }

    func takeBack(_ action: ImportedRow.Action) throws {
        var refused: [Feature.ID] = []
        try eachBatch { rows in
            let wanted = rows.filter { $0.action == action }
            let changes = try wanted.map(change)
            for (row, outcome) in zip(wanted, try transaction.write(changes, in: receipt.register)) {
                guard case .written = outcome else {
                    refused.append(row.id)
                    continue
                }
            }
        }
        try refuse(refused)
    }

    /// What the import made is gone by now, so that references among its own rows do not count.
    func refuseReferred() throws {
        try eachBatch { rows in
            let ids = rows.filter { $0.action == .inserted }.map(\.id)
            let found = try transaction.referrers(to: ids, in: receipt.register, limit: ImportProblem.mostReferrers)
            guard found.isEmpty else { throw ImportProblem.referredSince(receipt.number, found) }
        }
    }

    private func change(_ row: ImportedRow) throws -> FeatureChange {
        guard row.action != .inserted else { return .end(row.id) }
        let revision = row.action == .updated ? row.revision - 1 : row.revision
        guard var former = try transaction.version(revision, of: row.id, in: receipt.register) else {
            throw StoreProblem.damaged("\(receipt.register), \(row.id), \(revision)")
        }
        guard row.action == .ended else { return .update(former) }
        // The store begins a new version; what told of the old one would make it begin in the past.
        for field in ["versions_id", "systid_fra", "systid_til"] { former.values[field] = nil }
        return .insert(former)
    }

    private func refuse(_ ids: [Feature.ID]) throws {
        guard ids.isEmpty else {
            throw ImportProblem.changedSince(receipt.number, Array(ids.prefix(Self.mostShown)), count: ids.count)
        }
    }

    private func eachBatch(_ body: ([ImportedRow]) throws -> Void) throws {
        var skipped = 0
        while true {
            let rows = try transaction.rows(of: receipt.number, after: skipped, limit: Self.batch)
            guard !rows.isEmpty else { return }
            try body(rows)
            skipped += rows.count
        }
    }
}

extension StoreTransaction {
    /// The identifier of every register.
    var identifiers: [RegisterID: String] {
        Dictionary(uniqueKeysWithValues: registers.map { ($0.id, $0.identifier.name) })
    }
}
