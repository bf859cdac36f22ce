import Foundation
import LandkortCore
import Support
import Testing

@Suite("work that looks at row after row")
struct LongWorkTests {
    private struct Full: Error {}

    private final class Counter: @unchecked Sendable {
        private let lock = NSLock()
        private var running = 0
        private var most = 0

        func change(by step: Int) {
            lock.withLock {
                running += step
                most = max(most, running)
            }
        }

        var seen: (running: Int, most: Int) { lock.withLock { (running, most) } }
    }

    @Test("goes on a few at a time, and all of it is done")
    func turns() async throws {
        let work = LongWork(most: 2)
        let counter = Counter()
        let done = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 1...40 {
                group.addTask {
                    try await work.run(orElse: Full()) {
                        counter.change(by: 1)
                        defer { counter.change(by: -1) }
                        return number
                    }
                }
            }
            return try await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(done.sorted() == Array(1...40))
        #expect(counter.seen.most <= 2 && counter.seen.running == 0)
    }

    @Test("is refused where too many wait, and a turn that failed is given on")
    func full() async throws {
        let work = LongWork(most: 1, mostWaiting: 0)
        let (started, go) = (AsyncStream<Void>.makeStream(), AsyncStream<Void>.makeStream())
        let first = Task {
            try await work.inTurn(orElse: Full() as any Error) { () -> Int in
                started.continuation.finish()
                for await _ in go.stream {}
                throw Full()
            }
        }
        for await _ in started.stream {}
        await #expect(throws: Full.self) { try await work.run(orElse: Full()) { 1 } }
        go.continuation.finish()
        await #expect(throws: Full.self) { try await first.value }
        #expect(try await work.run(orElse: Full()) { 2 } == 2)
    }

    @Test("of one request goes on in the turn it has, until the request is done")
    func oneTurn() async throws {
        let work = LongWork(most: 1)
        let (first, second) = (ReadWatch(isGone: { false }), ReadWatch(isGone: { false }))
        func read(_ watch: ReadWatch, _ number: Int) async throws -> Int {
            try await ReadWatch.$current.withValue(watch) { try await work.run(orElse: Full()) { number } }
        }
        #expect(try await read(first, 1) == 1)
        let other = Task { try await read(second, 2) }
        while !work.isCrowded { await Task.yield() }
        #expect(try await read(first, 3) == 3, "not behind who came meanwhile")
        first.finish()
        #expect(try await other.value == 2)
        second.finish()
        #expect(try await read(first, 4) == 4, "what is read after the answer takes a turn of its own")
        #expect(try await work.run(orElse: Full()) { 5 } == 5)
    }

    @Test("is over sooner where others wait")
    func crowd() async throws {
        let work = LongWork(most: 1)
        let watch = ReadWatch(patience: .seconds(3600), inCrowd: .zero, isGone: { false })
        let isOverAlone = try await ReadWatch.$current.withValue(watch) {
            try await work.run(orElse: Full()) { (0..<3).contains { _ in watch.isOver() } }
        }
        #expect(!isOverAlone)
        let other = Task { try await work.run(orElse: Full()) { 1 } }
        while !work.isCrowded { await Task.yield() }
        #expect(watch.isOver())
        watch.finish()
        #expect(try await other.value == 1 && !watch.isOver())
    }
}
