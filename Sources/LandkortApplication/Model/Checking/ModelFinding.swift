public import LandkortCore

/// One thing to mend in a model.
public struct ModelFinding: Sendable, Hashable {
    /// How much it matters.
    public enum Severity: String, Sendable, Hashable {
        case error
        case warning
    }

    /// How much it matters.
    public var severity: Severity
    /// Stable, such as `register.unquoted`, `model.no-definition` or `value.missing`.
    public var code: String
    /// The number of the modelling rule; nil where it is the reader or a row that complains.
    public var rule: Int?
    /// Where to look.
    public var place: SourcePlace
    /// What is wrong and what to do, without the place.
    public var sentence: Bilingual
}

extension ModelFinding {
    init(_ problem: RegisterProblem) {
        self.init(
            severity: .error, code: problem.code, rule: nil, place: problem.place, sentence: problem.sentence)
    }

    init(_ rule: ModelRule, _ element: DeclaredElement) {
        self.init(
            severity: rule.severity, code: "model.\(rule.rawValue)", rule: rule.number, place: element.place,
            sentence: rule.sentence(element))
    }

    /// The finding as a program reads it.
    public var json: JSON {
        [
            "severity": .string(severity.rawValue), "code": .string(code), "rule": rule.map(JSON.integer) ?? .null,
            "file": .string(place.file), "line": .integer(place.line), "column": .integer(place.column),
            "message": ["da": .string(sentence.da), "en": .string(sentence.en)],
        ]
    }
}
