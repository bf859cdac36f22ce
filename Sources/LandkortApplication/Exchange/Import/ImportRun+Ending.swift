import LandkortCore
import LandkortStore

/// Rows that the file does not have.
extension ImportRun {
    /// - Returns: their ids, so that references that other rows of the file give up do not count.
    func endOthers() throws -> [Feature.ID] {
        let register = plan.register.id
        var ended: [Feature.ID] = []
        while true {
            let others = try transaction.unmarked(in: register, reader: work.reader, limit: Self.batch)
            guard !others.isEmpty else { return ended }
            let ids = others.map(\.feature.id)
            ended += ids
            _ = try transaction.mark(ids, in: register)
            _ = try transaction.write(ids.map { .end($0) }, in: register)
            try transaction.add(
                others.map { ImportedRow(id: $0.feature.id, action: .ended, revision: $0.revision) },
                to: receipt.number)
            receipt.counts.ended += others.count
        }
    }

    func refuseReferred(_ ended: [Feature.ID]) throws {
        for start in stride(from: 0, to: ended.count, by: Self.batch) {
            let ids = Array(ended[start..<min(start + Self.batch, ended.count)])
            let most = ImportProblem.mostReferrers
            let found = try transaction.referrers(to: ids, in: plan.register.id, limit: most)
            guard found.isEmpty else {
                throw ImportProblem.endsReferred(file: fileName, plan.register.id, found)
            }
        }
    }
}
