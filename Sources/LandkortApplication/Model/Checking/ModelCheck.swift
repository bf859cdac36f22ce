public import LandkortCore

/// Everything to mend in a model: what the reader refuses, what the modelling rules ask, and rows that break a register's
/// own rules.
public struct ModelCheck: Sendable {
    /// By file, line and column.
    public let findings: [ModelFinding]
    /// How many registers were looked at.
    public let registers: Int

    /// Looks at the whole model; O(declarations and rows).
    public init(_ model: Model) {
        let rules = ElementRules(model)
        let rows = RowCheck(model)
        let findings = model.problems.map(ModelFinding.init) + rules.findings + model.registers.flatMap(rows.findings)
        self.findings = findings.sorted { $0.place.order < $1.place.order }
        registers = model.registers.count
    }

    /// How many findings are of that weight. O(findings).
    public func count(of severity: ModelFinding.Severity) -> Int { findings.count { $0.severity == severity } }

    /// All of it as a program reads it.
    public var json: JSON {
        [
            "registers": .integer(registers), "errors": .integer(count(of: .error)),
            "warnings": .integer(count(of: .warning)), "problems": .array(findings.map(\.json)),
        ]
    }
}

extension SourcePlace {
    fileprivate var order: (String, Int, Int) { (file, line, column) }
}
