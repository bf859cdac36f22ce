import Foundation
import LandkortCore
import Support

/// One register's records, judged by us and by `linkml-validate`.
struct Comparison {
    let register: Register
    private(set) var records: [Feature] = []
    private(set) var valid = 0
    private(set) var found: [Difference: Int] = [:]
    /// Differences without a reason.
    private(set) var faults: [String] = []
    private var problems: [[ValueProblem]] = []

    /// Makes `count` records that keep the rules and as many that may not, and judges them.
    init(_ register: Register, count: Int) {
        self.register = register
        var maker = RecordMaker(register, seed: 3)
        maker.fillsSystemFields = true
        records = (0..<count).map { _ in maker.record() } + (0..<count).map { _ in maker.mutant() }
        let check = FeatureCheck(register)
        problems = records.map { record in
            var nameless = record
            nameless.id = ""
            return check.problems(in: nameless)
        }
        for (record, problems) in zip(records, problems).prefix(count) where !problems.isEmpty {
            faults.append("made to be valid, but \(problems.map(\.pointer)): \(text(record))")
        }
    }

    /// The records as they are handed over.
    var lines: Data {
        let form = ComparisonForm(register: register)
        return Data(records.flatMap { form.line($0) })
    }

    private func text(_ record: Feature) -> String {
        String(decoding: ComparisonForm(register: register).line(record), as: UTF8.self)
    }

    /// Lays the other's verdicts, a list of names for each record, beside ours.
    mutating func compare(with verdicts: [[String]]) {
        if verdicts.count != records.count { faults.append("\(verdicts.count) verdicts of \(records.count)") }
        for place in 0..<min(verdicts.count, records.count) {
            if problems[place].isEmpty { valid += 1 }
            compare(records[place], problems[place], Set(verdicts[place]))
        }
    }

    private mutating func compare(_ record: Feature, _ ours: [ValueProblem], _ theirs: Set<String>) {
        let byField = Dictionary(grouping: ours) { $0.field ?? "/geometry" }
        for name in Set(byField.keys).symmetricDifference(theirs) {
            let field = Difference.Field(value: record[name], declared: register[name], problems: byField[name] ?? [])
            if let reason = Difference.reason(for: field) {
                found[reason, default: 0] += 1
            } else {
                let side = theirs.contains(name) ? "they alone refuse" : "we alone refuse"
                faults.append("\(side) \(name) = \(record[name])")
            }
        }
    }
}
