import LandkortCore
import LandkortStore

/// Puts a row's values into what is stored, and holds the whole against the register's rules.
struct RecordCheck {
    private let plan: ImportPlan
    private let check: FeatureCheck
    private let fields: [Field]
    private let names: Set<String>

    init(_ plan: ImportPlan) {
        self.plan = plan
        check = FeatureCheck(plan.register)
        fields = plan.fields
        names = Set(fields.map(\.name))
    }

    func complete(_ row: inout Candidate) {
        guard let stored = row.stored else {
            let feature = plan.register.withDefaults(row.draft.feature)
            row.draft.problems += problems(of: row.draft, check.problems(in: feature))
            row.change = .insert(feature)
            return
        }
        var feature = stored.feature
        for field in fields where !field.isIdentifier {
            feature[field.name] = row.draft.feature[field.name]
        }
        if row.draft.hasPlace, !isSamePlace(row.draft.feature.geometry, stored.feature.geometry) {
            feature.geometry = row.draft.feature.geometry
        }
        let found = check.problems(in: feature, replacing: stored.feature).filter { problem in
            problem.field.map(names.contains) ?? row.draft.hasPlace
        }
        row.draft.problems += problems(of: row.draft, found)
        row.change = feature == stored.feature ? nil : .update(feature)
    }

    /// Seven decimals of a degree are up to 7 mm off, so a place that comes back in degrees has not moved.
    private static let slack = 0.008

    private func isSamePlace(_ one: Geometry?, _ other: Geometry?) -> Bool {
        guard let one, let other else { return one == other }
        return one.lies(within: Self.slack, of: other)
    }

    /// A field that has a problem already is not told of twice.
    private func problems(of draft: RowDraft, _ found: [ValueProblem]) -> [RowProblem] {
        let told = Set(draft.problems.map(\.field))
        guard !draft.problems.contains(where: { $0.code == "import.row" }) else { return [] }
        return found.filter { !told.contains($0.field) }.map { problem in
            RowProblem(
                line: draft.line, column: problem.field.flatMap { plan.column(of: $0)?.name }, field: problem.field,
                value: problem.field.map { draft.written($0, plan) } ?? "", code: problem.code,
                reason: problem.message + zerosMissing(problem, draft))
        }
    }

    /// What a text that breaks a pattern may have lost in a spreadsheet; empty where zeros would not mend it.
    private func zerosMissing(_ problem: ValueProblem, _ draft: RowDraft) -> Bilingual {
        guard case .pattern(let place, _, _) = problem, let field = plan.register[place.name],
            let whole = RestoredZeros.candidates(for: draft.feature[place.name].plainText)
                .first(where: { check.admits(.string($0), in: field) })
        else { return Bilingual(da: "", en: "") }
        return Bilingual(
            da: " Er nuller foran gået tabt, som i regneark? \(whole) passer.",
            en: " Were zeros in front lost, as in spreadsheets? \(whole) would do.")
    }
}
