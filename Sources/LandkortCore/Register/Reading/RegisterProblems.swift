/// Everything that is wrong with a set of declarations, told at once.
public struct RegisterProblems: Problem {
    /// By file and line; at least one.
    public let problems: [RegisterProblem]

    /// `nil` when there are none.
    public init?(_ problems: [RegisterProblem]) {
        guard !problems.isEmpty else { return nil }
        self.problems = problems
    }

    /// That of the first.
    public var code: String { problems[0].code }

    /// Always the declarations, so always `invalid`.
    public var kind: ProblemKind { .invalid }

    /// The messages below one another.
    public var message: Bilingual {
        Bilingual(
            da: problems.map(\.message.da).joined(separator: "\n"),
            en: problems.map(\.message.en).joined(separator: "\n"))
    }
}
