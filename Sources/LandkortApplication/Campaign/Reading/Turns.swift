import Foundation

/// Lets numbered threads at a state one after the other, in the order of their numbers.
final class Turns<State>: @unchecked Sendable {
    // Only touched between `lock` and `unlock`.
    private var state: State
    private var number = 0
    private var isOver = false
    private let condition = NSCondition()

    init(_ state: State) { self.state = state }

    /// Waits until every lower number has had its turn; nil when the turns are over before that.
    ///
    /// - Parameter body: answers whether its turn is the last.
    func take<Result>(_ own: Int, _ body: (inout State) -> (Result, isLast: Bool)) -> Result? {
        condition.lock()
        defer { condition.unlock() }
        while number < own, !isOver { condition.wait() }
        guard !isOver else { return nil }
        let (result, isLast) = body(&state)
        number += 1
        isOver = isLast
        condition.broadcast()
        return result
    }

    /// Sends everyone home who waits.
    func end() {
        condition.lock()
        isOver = true
        condition.broadcast()
        condition.unlock()
    }

    func read<Result>(_ body: (State) -> Result) -> Result {
        condition.lock()
        defer { condition.unlock() }
        return body(state)
    }
}
