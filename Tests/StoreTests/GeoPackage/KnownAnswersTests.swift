import Foundation
import LandkortCore
import Synchronization
import Testing

@testable import LandkortStore

@Suite("Answers that are known")
struct KnownAnswersTests {
    private struct Fault: Error {}

    private func question(_ side: Double) -> KnownQuestion {
        KnownQuestion(register: "mast", side: side, query: FeatureQuery(), rules: [])
    }

    @Test("many who ask the same at once wait for one who finds out; others are not held up")
    func together() {
        let answers = KnownAnswers<Int>(most: 10)
        let found = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: 16) { number in
            let side = Double(number % 2)
            let answer = try? answers.answer(to: question(side), at: 7) {
                found.withLock { $0 += 1 }
                usleep(20_000)
                return number % 2
            }
            #expect(answer == number % 2)
        }
        #expect(found.withLock(\.self) == 2, "one for each of two questions")
    }

    @Test("what could not be found out is found out by the next, and a change makes it be found out again")
    func again() throws {
        let answers = KnownAnswers<Int>(most: 10)
        #expect(throws: Fault.self) { try answers.answer(to: question(1), at: 1) { throw Fault() } }
        #expect(try answers.answer(to: question(1), at: 1) { 5 } == 5)
        #expect(try answers.answer(to: question(1), at: 1) { 6 } == 5)
        #expect(try answers.answer(to: question(1), at: 2) { 6 } == 6)
        #expect(try answers.answer(to: question(1), at: 1) { 5 } == 5, "who still sees the earlier state")
        #expect(try answers.answer(to: question(1), at: 2) { 7 } == 6)
    }

    @Test("what is too much is not kept, and more than there is room for is forgotten")
    func room() throws {
        let answers = KnownAnswers<Int>(most: 10)
        _ = try answers.answer(to: question(1), at: 1, of: { _ in 11 }) { 1 }
        #expect(try answers.answer(to: question(1), at: 1) { 2 } == 2)
        _ = try answers.answer(to: question(2), at: 1, of: { _ in 10 }) { 3 }
        #expect(try answers.answer(to: question(1), at: 1) { 4 } == 4)
    }
}
