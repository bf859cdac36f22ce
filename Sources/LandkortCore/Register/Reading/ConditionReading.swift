/// Reads the annotations `vis_naar` and `i_brug`, such as `"anlaegstype = 1, 2; antal"`.
struct ConditionReading {
    private let tree: Tree
    private let name: String
    private let fields: [Field]

    init(_ tree: Tree, of name: String, among fields: [Field]) {
        self.tree = tree
        self.name = name
        self.fields = fields
    }

    func rule() throws(RegisterProblem) -> ShowRule {
        var conditions: [ShowRule.Condition] = []
        for part in try tree.text().split(separator: ";", omittingEmptySubsequences: false) {
            conditions.append(try condition(Self.trimmed(part)))
        }
        return ShowRule(conditions: conditions)
    }

    private func condition(_ text: String) throws(RegisterProblem) -> ShowRule.Condition {
        let isNegated = text.contains("!=")
        let halves = text.split(separator: isNegated ? "!=" : "=", omittingEmptySubsequences: false).map(Self.trimmed)
        guard let first = halves.first, !first.isEmpty, halves.count <= 2 else {
            throw .badCondition(text, at: tree.place)
        }
        guard let field = fields.first(where: { $0.name == first }), first != name else {
            throw .unknownName(first, known: fields.map(\.name).filter { $0 != name }, at: tree.place)
        }
        guard halves.count == 2 else { return ShowRule.Condition(field: first, isNegated: false, values: []) }
        var values: [Value] = []
        for word in halves[1].split(separator: ",", omittingEmptySubsequences: false).map(Self.trimmed) {
            values.append(try value(word, of: field))
        }
        return ShowRule.Condition(field: first, isNegated: isNegated, values: values)
    }

    private func value(_ word: String, of field: Field) throws(RegisterProblem) -> Value {
        let value = field.single(word[...])
        guard !word.isEmpty, FieldCheck(field).admits(value, evenInactive: true) else {
            if case .code(let list) = field.type {
                throw .unknownName(word, known: list.codes.map(\.value), at: tree.place)
            }
            throw .badCondition("\(field.name) = \(word)", at: tree.place)
        }
        return value
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
