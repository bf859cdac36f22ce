public import LandkortCore
import LandkortStore

/// The same change to many records: chosen, tried, carried out as one, and taken back as one.
extension Editing {
    static let bulkMode = "bulk"
    private static let batch = 500

    /// Those of `ids` that the author sees, as they are now.
    ///
    /// - Throws: ``BulkProblem``, ``AccessProblem/mayNotWrite(_:least:)``.
    public func select(
        _ ids: [Feature.ID], in id: RegisterID, by author: Author
    ) async throws -> BulkSelection {
        let register = try openForBulk(id, author)
        guard ids.count <= BulkSelection.most else {
            throw BulkProblem.tooMany(ids.count, most: BulkSelection.most)
        }
        var seen: [Feature.ID] = []
        var asked: Set<Feature.ID> = []
        for id in ids where asked.insert(id).inserted {
            let query = FeatureQuery(equal: [register.identifier.name: .string(id)], limit: 1)
            let page = try await workspace.features(in: register.id, matching: query, reader: author.reader)
            seen += page.features.map(\.id)
        }
        return try await selection(of: seen, in: id, author)
    }

    /// All that match, as they are now.
    ///
    /// - Throws: as ``select(_:in:by:)``.
    public func select(
        matching query: FeatureQuery, in id: RegisterID, by author: Author
    ) async throws -> BulkSelection {
        _ = try openForBulk(id, author)
        let count = try await workspace.count(in: id, matching: query, reader: author.reader)
        guard count <= BulkSelection.most else { throw BulkProblem.tooMany(count, most: BulkSelection.most) }
        var query = query
        (query.limit, query.after) = (Self.batch, nil)
        var ids: [Feature.ID] = []
        repeat {
            let page = try await workspace.features(in: id, matching: query, reader: author.reader)
            ids += page.features.map(\.id)
            query.after = page.next
        } while query.after != nil
        return try await selection(of: ids, in: id, author)
    }

    /// What it would do to give all of them `values`; null empties a field.
    ///
    /// - Throws: ``BulkProblem``, ``AccessProblem`` for a field that the author does not see. O(records).
    public func plan(
        _ values: [String: Value], for selection: BulkSelection, by author: Author
    ) async throws -> BulkPlan {
        let register = try openForBulk(selection.register, author)
        guard !values.isEmpty else { throw BulkProblem.noFields }
        let author = try await reading(author)
        var plan = BulkPlan(
            register: register.id, fields: register.fields.map(\.name).filter { values[$0] != nil },
            knownRedaction: author.knownRedaction)
        let stored = try await stored(selection.records.map(\.id), in: register, author)
        for (record, found) in zip(selection.records, stored) {
            guard let found, found.revision == record.revision else {
                plan.left.append(BulkLeftOut(id: record.id, reason: .changedSince))
                continue
            }
            var after = found.feature
            for (name, value) in values { after[name] = value }
            guard after != found.feature else {
                plan.unchanged += 1
                continue
            }
            try await add(after, replacing: found, to: &plan, register, author)
        }
        return plan
    }

    private func add(
        _ after: Feature, replacing found: StoredFeature, to plan: inout BulkPlan, _ register: Register,
        _ author: Author
    ) async throws {
        let rule = author.reader.writing(to: register)
        guard (try? rule.check(found.feature)) != nil else {
            plan.left.append(BulkLeftOut(id: after.id, reason: .notOwn))
            return
        }
        let (checked, stray) = try rule.checked(after, replacing: found.feature)
        do {
            var faults: [FieldFault] = []
            if let stray { faults.append(try await fault(of: stray, in: checked, of: register, author.reader)) }
            try await check(checked, replacing: found.feature, in: register, author.reader, knowing: faults)
            plan.changes.append(BulkPlan.Change(before: found.feature, after: checked, revision: found.revision))
        } catch let problem as EditProblem {
            plan.left.append(BulkLeftOut(id: after.id, reason: .faulty(problem.faults)))
        }
    }

    /// Carries a plan out in one transaction, which ``undoBulk(_:of:by:)`` takes back as one.
    ///
    /// - Throws: ``BulkProblem/nothingChanges``.
    public func carryOut(_ plan: BulkPlan, by author: Author) async throws -> BulkOutcome {
        func told(_ outcome: BulkOutcome) -> String {
            "masserettelse \(outcome.note.number), \(outcome.note[.updated].counted("post", "poster"))"
        }
        return try await noting(.change, author.name, "\(plan.register)", telling: told) {
            let register = try openForBulk(plan.register, author)
            let receipt = ImportReceipt(
                register: plan.register, file: plan.fields.joined(separator: ", "), time: accounts.moment(),
                actor: author.name, mode: Self.bulkMode, columns: [], mapping: "{}")
            let actor = Actor(author.name, knowing: plan.knownRedaction)
            return try await workspace.store.transaction(as: actor) { transaction in
                var run = BulkRun(transaction, register, receipt)
                return try run.carryOut(plan, in: Self.batch)
            }
        }
    }

    private func openForBulk(_ id: RegisterID, _ author: Author) throws -> Register {
        let register = try register(id)
        let rule = author.reader.writing(to: register)
        guard rule.isOpen else { throw AccessProblem.mayNotWrite(id, least: rule.least) }
        guard !rule.needsReview else { throw BulkProblem.needsReview(id) }
        return register
    }

    private func selection(
        of ids: [Feature.ID], in id: RegisterID, _ author: Author
    ) async throws -> BulkSelection {
        guard !ids.isEmpty else { throw BulkProblem.noRecords }
        let revisions = try await workspace.store.transaction(as: Actor(author.name)) { transaction in
            try transaction.revisions(of: ids, in: id)
        }
        return BulkSelection(
            register: id, records: zip(ids, revisions).map { BulkSelection.Record(id: $0, revision: $1) })
    }

    private func stored(
        _ ids: [Feature.ID], in register: Register, _ author: Author
    ) async throws -> [StoredFeature?] {
        try await workspace.store.transaction(as: Actor(author.name)) { transaction in
            try transaction.find(ids.map { [.string($0)] }, of: [register.identifier.name], in: register.id)
        }
    }
}

/// A plan being carried out within its transaction.
private struct BulkRun {
    let transaction: any StoreTransaction
    let register: Register
    var receipt: ImportReceipt
    var left: [BulkLeftOut] = []

    init(_ transaction: any StoreTransaction, _ register: Register, _ receipt: ImportReceipt) {
        (self.transaction, self.register, self.receipt) = (transaction, register, receipt)
    }

    mutating func carryOut(_ plan: BulkPlan, in batch: Int) throws -> BulkOutcome {
        left = plan.left
        receipt.number = try transaction.save(receipt)
        for start in stride(from: 0, to: plan.changes.count, by: batch) {
            try write(Array(plan.changes[start..<min(start + batch, plan.changes.count)]))
        }
        guard receipt.counts.updated > 0 else { throw BulkProblem.nothingChanges }
        receipt.counts.unchanged += plan.unchanged
        _ = try transaction.save(receipt)
        return BulkOutcome(note: ImportNote(receipt), left: left, unchanged: receipt.counts.unchanged)
    }

    private mutating func write(_ changes: [BulkPlan.Change]) throws {
        let now = try transaction.revisions(of: changes.map(\.after.id), in: register.id)
        var ready: [BulkPlan.Change] = []
        for (change, revision) in zip(changes, now) {
            if revision == change.revision {
                ready.append(change)
            } else {
                left.append(BulkLeftOut(id: change.after.id, reason: .changedSince))
            }
        }
        var written: [ImportedRow] = []
        let outcomes = try transaction.write(ready.map { .update($0.after) }, in: register.id)
        for (change, outcome) in zip(ready, outcomes) {
            switch outcome {
            case .written(let saved) where saved.revision == change.revision: receipt.counts.unchanged += 1
            case .written(let saved):
                written.append(ImportedRow(id: saved.id, action: .updated, revision: saved.revision))
            case .duplicate(let fields): leave(change.after.id, taken: fields)
            case .missing: left.append(BulkLeftOut(id: change.after.id, reason: .changedSince))
            }
        }
        receipt.counts.updated += written.count
        try transaction.add(written, to: receipt.number)
    }

    private mutating func leave(_ id: Feature.ID, taken names: [String]) {
        left.append(BulkLeftOut(id: id, reason: .faulty(FieldFault.taken(names.compactMap { register[$0] }))))
    }
}
