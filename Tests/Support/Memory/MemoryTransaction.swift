public import LandkortCore
public import LandkortStore
import Synchronization

extension MemoryStore {
    /// Nobody reads meanwhile.
    public func transaction<Answer: Sendable>(
        as actor: Actor, _ body: @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        try state.withLock { state in
            let transaction = MemoryTransaction(registers, state, actor)
            let answer = try body(transaction)
            state = transaction.state
            state.change += 1
            return answer
        }
    }

    /// O(imports).
    public func imports() async throws(StoreProblem) -> [ImportReceipt] {
        state.withLock { $0.receipts.values.sorted { $0.number > $1.number } }
    }
}

/// Works on a copy, which takes the place of what was there when all has gone well.
private final class MemoryTransaction: StoreTransaction {
    let registers: [Register]
    private(set) var state: MemoryStore.State
    private let actor: Actor
    private var met: [RegisterID: Set<Feature.ID>] = [:]

    init(_ registers: [Register], _ state: MemoryStore.State, _ actor: Actor) {
        self.registers = registers
        self.state = state
        self.actor = actor
    }

    private func table(_ register: RegisterID) throws(StoreProblem) -> MemoryTable {
        guard let table = state.tables[register] else { throw .unknownRegister(register) }
        return table
    }

    func find(
        _ keys: [[Value]], of fields: [String], in register: RegisterID
    ) throws(StoreProblem) -> [StoredFeature?] {
        let rows = try table(register).rows
        return keys.map { key in
            rows.first { row in fields.map { row.feature[$0] } == key }.map(StoredFeature.init)
        }
    }

    func revisions(of ids: [Feature.ID], in register: RegisterID) throws(StoreProblem) -> [Revision?] {
        let rows = try table(register).rows
        return ids.map { id in
            guard state.isKnown(of: id, in: register, to: actor) else { return nil }
            return rows.first { $0.feature.id == id }.map(StoredFeature.init)?.revision
        }
    }

    func write(_ changes: [FeatureChange], in register: RegisterID) throws(StoreProblem) -> [WriteOutcome] {
        var table = try table(register)
        let outcomes = changes.map { table.outcome(of: $0, by: actor) }
        state.tables[register] = table
        return outcomes
    }

    func insert(
        _ block: RecordBlock, in register: RegisterID, for number: Int
    ) throws(StoreProblem) -> [RefusedRecord] {
        try insertEach(block, in: register, for: number)
    }

    func version(_ revision: Revision, of id: Feature.ID, in register: RegisterID) throws(StoreProblem) -> Feature? {
        let table = try table(register)
        return (table.rows + table.ended).first { $0.feature.id == id && $0.revision == revision }?.feature
    }

    func referrers(to ids: [Feature.ID], in register: RegisterID, limit: Int) throws(StoreProblem) -> [Referrer] {
        Array(state.referrers(to: Set(ids), in: register).prefix(limit))
    }

    func mark(_ ids: [Feature.ID], in register: RegisterID) throws(StoreProblem) -> [Bool] {
        ids.map { !met[register, default: []].insert($0).inserted }
    }

    func unmarked(
        in register: RegisterID, reader: Reader, limit: Int
    ) throws(StoreProblem) -> [StoredFeature] {
        let table = try table(register)
        let access = reader.access(to: table.register)
        let met = met[register, default: []]
        let rows = table.rows.filter { !met.contains($0.feature.id) && access.admits($0.feature) }
        return rows.prefix(limit).map(StoredFeature.init)
    }
}

/// What imports did.
extension MemoryTransaction {
    func save(_ receipt: ImportReceipt) throws(StoreProblem) -> Int {
        var receipt = receipt
        if receipt.number == 0 { receipt.number = (state.receipts.keys.max() ?? 0) + 1 }
        state.receipts[receipt.number] = receipt
        return receipt.number
    }

    func add(_ rows: [ImportedRow], to number: Int) throws(StoreProblem) {
        state.imported[number, default: []] += rows
    }

    func receipt(_ number: Int) throws(StoreProblem) -> ImportReceipt? { state.receipts[number] }

    func rows(of number: Int, after skipped: Int, limit: Int) throws(StoreProblem) -> [ImportedRow] {
        Array(state.imported[number, default: []].dropFirst(skipped).prefix(limit))
    }
}

extension StoredFeature {
    fileprivate init(_ row: MemoryRow) { self.init(feature: row.feature, revision: row.revision) }
}

extension MemoryTable {
    fileprivate mutating func outcome(of change: FeatureChange, by actor: Actor) -> WriteOutcome {
        do throws(StoreProblem) {
            switch change {
            case .insert(let feature): return .written(Saved(try add(feature, by: actor)))
            case .update(let feature):
                return row(feature.id) == nil ? .missing : .written(Saved(try self.change(feature, by: actor)))
            case .end(let id):
                guard let row = row(id) else { return .missing }
                end(id, .deleted, by: actor)
                return .written(Saved(row))
            }
        } catch {
            guard case .duplicate(_, let detail) = error else { return .missing }
            return .duplicate(fields: detail.split(separator: ", ").map(String.init))
        }
    }
}

extension Saved {
    init(_ row: MemoryRow) { self.init(id: row.feature.id, revision: row.revision) }
}
