/// What nobody foresaw to go wrong: an error that was not translated where it entered.
public struct Defect: Problem {
    /// Such as `job.defect`.
    public let code: String
    /// That there is a fault in the program, what came of it, and whom to tell.
    public let message: Bilingual
    /// What was thrown.
    public let cause: (any Error)?

    /// Always the program's own fault.
    public var kind: ProblemKind { .defect }

    /// - Parameter consequence: goes on after the words that there is a fault in the program, to the end of the sentence
    ///   and of the advice.
    public init(_ code: String, _ consequence: Bilingual, cause: any Error) {
        self.code = code
        message = Bilingual(da: "Der er en fejl i programmet", en: "There is a fault in the program") + consequence
        self.cause = cause
    }
}
