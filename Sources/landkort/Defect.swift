import LandkortCore

/// An error that nobody translated.
struct Defect: Problem {
    let cause: (any Error)?

    var code: String { "program.defect" }
    var kind: ProblemKind { .defect }
    var message: Bilingual {
        Bilingual(
            da: "Der er en fejl i programmet. Send linjen herunder til dem, der laver det.",
            en: "There is a fault in the program. Send the line below to those who make it.")
    }
}
