public import LandkortCore
public import LandkortStore
import Synchronization

extension MemoryStore {
    /// O(rows).
    public func redact(_ redactions: [Redaction], isTrial: Bool) async throws -> [RedactionCount] {
        try state.withLock { state in
            var copy = state
            var counts: [RedactionCount] = []
            for redaction in redactions {
                guard var table = copy.tables[redaction.register] else {
                    throw StoreProblem.unknownRegister(redaction.register)
                }
                var count = RedactionCount()
                table.redact(redaction, &count)
                counts.append(count)
                copy.tables[redaction.register] = table
                if !count.isEmpty || redaction.held != nil { copy.redactions.append(redaction) }
            }
            copy.change += 1
            if !isTrial { state = copy }
            return counts
        }
    }

    /// O(rows).
    public func ended(
        in register: RegisterID, before moment: String
    ) async throws(StoreProblem) -> [(id: Feature.ID, isAll: Bool)] {
        let table = try table(register)
        let ids = Set(table.ended.filter { $0.to ?? "" < moment }.map(\.feature.id)).sorted()
        return ids.map { id in
            (id, table.row(id) == nil && table.ended.allSatisfy { $0.feature.id != id || $0.to ?? "" < moment })
        }
    }

    /// O(redactions).
    public func redactions(
        of id: Feature.ID, in register: RegisterID, after known: Int, reader: Reader
    ) async throws(StoreProblem) -> [Redaction] {
        let access = reader.access(to: try table(register).register)
        let seesRecord = (try? await versions(of: id, in: register, reader: reader)) != nil
        let own = state.withLock(\.redactions).dropFirst(known).filter { $0.register == register && $0.feature == id }
        return own.reversed().compactMap { $0.shown(to: access, seesRecord: seesRecord)?.withoutValues }
    }
}

extension MemoryStore {
    /// O(1).
    public func lastRedaction() async throws(StoreProblem) -> Int { state.withLock(\.redactions.count) }
}

extension MemoryStore.State {
    func isKnown(of id: Feature.ID, in register: RegisterID, to actor: Actor) -> Bool {
        guard let known = actor.knownRedaction else { return true }
        return !redactions.dropFirst(known).contains {
            $0.register == register && ($0.feature == id || actor.decision != nil)
        }
    }
}

extension MemoryTable {
    fileprivate mutating func redact(_ redaction: Redaction, _ count: inout RedactionCount) {
        let limit = redaction.endedBefore
        let isPast = { (row: MemoryRow) in
            row.feature.id == redaction.feature && limit.map { row.to ?? "" < $0 } ?? true
        }
        let isNow = { (row: MemoryRow) in row.feature.id == redaction.feature && limit == nil }
        switch redaction.extent {
        case .fields(let values):
            count.ended += Self.empty(&ended, values, where: isPast)
            count.current += Self.empty(&rows, values, where: isNow)
        case .whole:
            count.ended += ended.filter(isPast).count
            count.current += rows.filter(isNow).count
            ended.removeAll(where: isPast)
            rows.removeAll(where: isNow)
            guard limit == nil else { return }
            count.attachments += attachments.filter { $0.object == redaction.feature }.count
            attachments.removeAll { $0.object == redaction.feature }
        }
    }

    private static func empty(
        _ rows: inout [MemoryRow], _ values: [String: Value], where isMeant: (MemoryRow) -> Bool
    ) -> Int {
        var changed = 0
        for place in rows.indices where isMeant(rows[place]) {
            let old = rows[place].feature
            for (field, value) in values where old[field] != value {
                rows[place].feature.values[field] = value.isNull ? nil : value
            }
            changed += rows[place].feature != old ? 1 : 0
        }
        return changed
    }
}

extension Redaction {
    fileprivate var withoutValues: Redaction {
        guard case .fields(let values) = extent else { return self }
        var copy = self
        copy.extent = .fields(values.mapValues { _ in .null })
        return copy
    }
}
