public import LandkortCore
import LandkortStore

/// Changes of many records, afterwards.
extension Editing {
    /// The author's own in a register, newest first; all of them for whoever may write every record.
    public func bulkChanges(of id: RegisterID, by author: Author) async throws -> [ImportNote] {
        let isAll = author.reader.mayImport(into: try register(id))
        return try await workspace.store.imports()
            .filter { $0.register == id && $0.mode == Self.bulkMode && (isAll || $0.actor == author.name) }
            .map { ImportNote($0) }
    }

    /// Takes a whole change back, unless somebody has changed one of its records since.
    ///
    /// - Throws: ``BulkProblem/notOwn(_:)``; else as ``ImportUndo/run(in:)``.
    public func undoBulk(_ number: Int, of id: RegisterID, by author: Author) async throws {
        func told(_ receipt: ImportReceipt) -> String { "masserettelse \(receipt.number) fortrudt" }
        _ = try await noting(.change, author.name, "\(id)", telling: told) {
            guard try await bulkChanges(of: id, by: author).contains(where: { $0.number == number }),
                try await mayWriteAll(of: number, in: id, author)
            else { throw BulkProblem.notOwn(number) }
            return try await ImportUndo(number, by: Actor(author.name), now: accounts.moment()).run(in: workspace.store)
        }
    }

    /// Rights, and whose a record is, may have changed since.
    private func mayWriteAll(of number: Int, in id: RegisterID, _ author: Author) async throws -> Bool {
        let register = try register(id)
        let rule = author.reader.writing(to: register)
        guard !rule.needsReview else { return false }
        return try await workspace.store.transaction(as: Actor(author.name)) { transaction in
            let rows = try transaction.rows(of: number, after: 0, limit: BulkSelection.most)
            let found = try transaction.find(
                rows.map { [.string($0.id)] }, of: [register.identifier.name], in: id)
            return found.allSatisfy { stored in stored.map { rule.records.holds(for: $0.feature) } ?? true }
        }
    }
}
