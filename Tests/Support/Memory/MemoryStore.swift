import Foundation
public import LandkortCore
public import LandkortStore
import Synchronization

/// The least that keeps the promises of ``Store``: everything in memory, nothing that is not promised.
///
/// Whoever runs on it asks no more of a store than the protocol says.
public final class MemoryStore: Store {
    /// As given.
    public let registers: [Register]
    let state: Mutex<State>

    /// A store with the rows that a new one begins with.
    public init(_ registers: [Register], seeds: [RegisterID: [Feature]] = [:]) throws(StoreProblem) {
        self.registers = registers
        state = Mutex(State(tables: Dictionary(uniqueKeysWithValues: registers.map { ($0.id, MemoryTable($0)) })))
        let own = seeds.filter { row in registers.contains { $0.id == row.key } }
        try write { (state) throws(StoreProblem) in try state.insert(own, by: nil) }
    }

    struct State: Sendable {
        var tables: [RegisterID: MemoryTable]
        var campaigns: [Campaign] = []
        var parts: [Int: CampaignPart] = [:]
        /// By part: the digest of the file it came in.
        var sources: [Int: String] = [:]
        var receipts: [Int: ImportReceipt] = [:]
        var imported: [Int: [ImportedRow]] = [:]
        var redactions: [Redaction] = []
        /// By change.
        var decisions: [String: ReviewDecision] = [:]
        var change = 1

        mutating func insert(_ features: [RegisterID: [Feature]], by actor: Actor?) throws(StoreProblem) {
            for (register, rows) in features.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                guard tables[register] != nil else { throw .unknownRegister(register) }
                for row in rows { _ = try tables[register]?.add(row, by: actor) }
            }
        }
    }

    /// All of `body`, or nothing of it.
    func write<T: Sendable>(
        _ body: (inout State) throws(StoreProblem) -> sending T
    ) throws(StoreProblem) -> T {
        let result = state.withLock { state in
            Result { () throws(StoreProblem) -> T in
                var copy = state
                let result = try body(&copy)
                copy.change += 1
                state = copy
                return result
            }
        }
        return try result.get()
    }

    var tables: [RegisterID: MemoryTable] { state.withLock { $0.tables } }

    func table(_ register: RegisterID) throws(StoreProblem) -> MemoryTable {
        guard let table = state.withLock({ $0.tables[register] }) else { throw .unknownRegister(register) }
        return table
    }

    /// O(1).
    public func change() async throws(StoreProblem) -> Int { state.withLock(\.change) }
}

extension MemoryStore {
    /// O(rows) a feature.
    public func insert(_ features: [RegisterID: [Feature]], by actor: Actor?) async throws(StoreProblem) {
        try write { (state) throws(StoreProblem) in try state.insert(features, by: actor) }
    }

    /// O(rows).
    @discardableResult
    public func save(
        _ feature: Feature, in register: RegisterID, by actor: Actor, replacing revision: Revision?
    ) async throws(StoreProblem) -> Saved {
        try write { (state) throws(StoreProblem) in
            guard var table = state.tables[register] else { throw .unknownRegister(register) }
            try state.refuseDecided(actor.decision)
            let found = table.row(feature.id)?.revision
            guard found == revision else { throw .conflict(table.register, feature.id, found: found) }
            guard state.isKnown(of: feature.id, in: register, to: actor) else {
                throw .redacted(register, feature.id)
            }
            let old = table.row(feature.id)?.feature
            try state.check(table.register.newReferences(in: feature, replacing: old), of: register)
            let row = try found == nil ? table.add(feature, by: actor) : table.change(feature, by: actor)
            state.tables[register] = table
            state.add(actor.decision, writing: row.revision)
            return Saved(row)
        }
    }

    /// O(rows).
    public func delete(
        _ id: Feature.ID, in register: RegisterID, by actor: Actor, replacing revision: Revision
    ) async throws(StoreProblem) {
        try write { (state) throws(StoreProblem) in
            guard var table = state.tables[register] else { throw .unknownRegister(register) }
            try state.refuseDecided(actor.decision)
            let found = table.row(id)?.revision
            guard found == revision else { throw .conflict(table.register, id, found: found) }
            table.end(id, .deleted, by: actor)
            state.tables[register] = table
            guard state.referrers(to: [id], in: register).isEmpty else { throw .referred(register, id) }
            state.add(actor.decision, writing: nil)
        }
    }

    /// O(1).
    public func decide(_ decision: ReviewDecision) async throws(StoreProblem) {
        try write { (state) throws(StoreProblem) in
            try state.refuseDecided(decision)
            state.add(decision, writing: nil)
        }
    }

    /// O(changes).
    public func decisions(on changes: [String]) async throws(StoreProblem) -> [ReviewDecision] {
        state.withLock { state in changes.compactMap { state.decisions[$0] } }
    }
}

extension MemoryStore.State {
    fileprivate func refuseDecided(_ decision: ReviewDecision?) throws(StoreProblem) {
        guard let decision, decisions[decision.change] != nil else { return }
        throw .decided(decision.change)
    }

    fileprivate mutating func add(_ decision: ReviewDecision?, writing revision: Revision?) {
        guard var decision else { return }
        decision.revision = revision
        decisions[decision.change] = decision
    }
}
