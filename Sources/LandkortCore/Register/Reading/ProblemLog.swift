/// Gathers what is wrong with declarations while they are read, so that an author sees all of it at once.
final class ProblemLog {
    private var seen: Set<RegisterProblem> = []

    /// By file, line and column; the same thing found twice is there once.
    var problems: [RegisterProblem] {
        seen.sorted { $0.place.order < $1.place.order }
    }

    func note(_ problem: RegisterProblem) { seen.insert(problem) }

    /// What `work` gives, `nil` when it throws, which is noted.
    func attempt<T>(_ work: () throws(RegisterProblem) -> T) -> T? {
        do throws(RegisterProblem) {
            return try work()
        } catch {
            note(error)
            return nil
        }
    }
}

extension SourcePlace {
    fileprivate var order: (String, Int, Int) { (file, line, column) }
}
