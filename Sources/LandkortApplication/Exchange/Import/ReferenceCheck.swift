import LandkortCore
import LandkortStore

/// Whether what rows refer to is in the store, or comes further down in the same file.
struct ReferenceCheck {
    private struct Late {
        var problem: RowProblem
        var id: String
    }

    private let plan: ImportPlan
    private let transaction: any StoreTransaction
    private let fields: [(field: Field, target: RegisterID)]
    /// Ids that were found, so that the many rows of one municipality ask for it once.
    private var known: [RegisterID: Set<String>] = [:]
    private var late: [Late] = []
    private let identifiers: [RegisterID: String]

    private static let mostKnown = 100_000

    init(_ plan: ImportPlan, _ transaction: any StoreTransaction) {
        self.plan = plan
        self.transaction = transaction
        let names = Set(plan.fields.map(\.name))
        fields = plan.register.referenceFields.filter { names.contains($0.field.name) }
        identifiers = transaction.identifiers
    }

    /// Whether no record refers to what is not there; what does is for ``check(_:)``.
    mutating func admits(_ batch: RowBatch) throws -> Bool {
        guard !fields.isEmpty else { return true }
        guard batch.problems.isEmpty else { return false }
        for (field, target) in fields {
            let wanted = batch.block.distinctTexts(of: field.name)
            try learn(wanted.subtracting(known[target] ?? []), of: target)
            guard wanted.isSubset(of: known[target] ?? []) else { return false }
        }
        return true
    }

    /// Puts back the zeros that a spreadsheet took from references, where exactly one record is then meant.
    ///
    /// References within the register are left alone, for what they mean may yet come.
    mutating func restoreZeros(_ rows: inout [Candidate]) throws {
        for (field, target) in fields where target != plan.register.id {
            let wanted = Set(rows.flatMap { $0.draft.feature[field.name].referred })
            try learn(wanted.subtracting(known[target] ?? []), of: target)
            let lost = wanted.subtracting(known[target] ?? []).filter { !RestoredZeros.candidates(for: $0).isEmpty }
            guard !lost.isEmpty else { continue }
            try learn(Set(lost.flatMap(RestoredZeros.candidates)), of: target)
            let meant = Dictionary(uniqueKeysWithValues: lost.compactMap { text in only(of: text, target) })
            for place in rows.indices { rows[place].draft.restore(meant, in: field.name) }
        }
    }

    private func only(of text: String, _ target: RegisterID) -> (String, String)? {
        let found = RestoredZeros.candidates(for: text).filter { known[target]?.contains($0) == true }
        return found.count == 1 ? (text, found[0]) : nil
    }

    mutating func check(_ rows: inout [Candidate]) throws {
        for (field, target) in fields {
            let wanted = Set(rows.flatMap { $0.draft.feature[field.name].referred })
            try learn(wanted.subtracting(known[target] ?? []), of: target)
            for place in rows.indices {
                let found = known[target] ?? []
                let missing = rows[place].draft.feature[field.name].referred.filter { !found.contains($0) }
                let problems = missing.map { problem($0, field, target, rows[place].draft) }
                guard target == plan.register.id else {
                    rows[place].draft.problems += problems
                    continue
                }
                late += zip(missing, problems).map { Late(problem: $1, id: $0) }
            }
        }
    }

    /// The problems of references within the register that led nowhere when their row was read and still do.
    func unresolved() throws -> [RowProblem] {
        guard let identifier = identifiers[plan.register.id] else { return [] }
        let found = try transaction.find(late.map { [.string($0.id)] }, of: [identifier], in: plan.register.id)
        return zip(late, found).compactMap { $1 == nil ? $0.problem : nil }
    }

    private mutating func learn(_ ids: Set<String>, of target: RegisterID) throws {
        guard !ids.isEmpty, let identifier = identifiers[target] else { return }
        if known[target]?.count ?? 0 > Self.mostKnown { known[target] = nil }
        let asked = Array(ids)
        let found = try transaction.find(asked.map { [.string($0)] }, of: [identifier], in: target)
        known[target, default: []].formUnion(zip(asked, found).compactMap { $1 == nil ? nil : $0 })
    }

    private func problem(_ id: String, _ field: Field, _ target: RegisterID, _ draft: RowDraft) -> RowProblem {
        func shown(_ language: Language) -> String { PrintableText.of(id, atMost: 60, in: language) }
        return RowProblem(
            line: draft.line, column: plan.column(of: field.name)?.name, field: field.name,
            value: draft.written(field.name, plan), code: "import.reference",
            reason: Bilingual(
                da: "»\(field.title.da)« peger på \(shown(.da)), som ikke er i registret \(target). Indlæs den først.",
                en: "“\(field.title.en)” refers to \(shown(.en)), which is not in the register \(target). "
                    + "Import it first."))
    }
}

extension RowDraft {
    fileprivate mutating func restore(_ meant: [String: String], in field: String) {
        let texts = feature[field].referred.filter { meant[$0] != nil }
        guard !texts.isEmpty else { return }
        restored += texts.map { RestoredZeros(field, $0, meant[$0] ?? $0) }
        feature[field] = feature[field].replacing(meant)
    }
}

extension Value {
    fileprivate func replacing(_ texts: [String: String]) -> Value {
        switch self {
        case .string(let text): .string(texts[text] ?? text)
        case .array(let items): .array(items.map { $0.replacing(texts) })
        default: self
        }
    }
}

extension RecordBlock {
    fileprivate func distinctTexts(of field: String) -> Set<String> {
        var texts = Set(constants[field]?.referred ?? [])
        guard let place = fields.firstIndex(where: { $0.name == field }) else { return texts }
        for row in 0..<count { texts.formUnion(columns[place][row].referred) }
        return texts
    }
}
