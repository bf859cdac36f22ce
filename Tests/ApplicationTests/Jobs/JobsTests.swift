import Foundation
import LandkortApplication
import LandkortCore
import Testing

@Suite("Jobs")
struct JobsTests {
    /// Work that goes on until it is let go.
    private actor Gate {
        private var isOpen = false
        func open() { isOpen = true }
        func pass() async throws {
            while !isOpen {
                try Task.checkCancellation()
                try await Task.sleep(for: .milliseconds(2))
            }
        }
    }

    private final class Times: @unchecked Sendable {
        private let lock = NSLock()
        private var time = Date(timeIntervalSince1970: 1_800_000_000)
        func now() -> Date { lock.withLock { time } }
        func pass(_ seconds: TimeInterval) { lock.withLock { time += seconds } }
    }

    private let answer = JobResult.answer(.rows([]), type: nil)

    private func settled(_ jobs: Jobs, _ id: Job.ID, of owner: String? = nil) async throws -> Job {
        for _ in 0..<2000 {
            let job = try await jobs.job(id, of: owner)
            if job.status.isOver { return job }
            try await Task.sleep(for: .milliseconds(2))
        }
        return try await jobs.job(id, of: owner)
    }

    @Test("tell how far they are, and what they came to once they are over")
    func progress() async throws {
        let (jobs, gate, answer) = (Jobs(now: { Date() }), Gate(), answer)
        let job = try await jobs.start("x", for: nil) { progress in
            progress(0.5)
            progress(0.25)
            try await gate.pass()
            return answer
        }
        while try await jobs.job(job.id, of: nil).progress == 0 { try await Task.sleep(for: .milliseconds(2)) }
        #expect(try await jobs.job(job.id, of: nil).progress == 50)
        await #expect(throws: JobProblem.self) { try await jobs.result(job.id, of: nil) }
        await gate.open()
        let done = try await settled(jobs, job.id)
        #expect(done.status == .successful && done.progress == 100 && done.finished != nil && done.started != nil)
        guard case .answer = try await jobs.result(job.id, of: nil) else { return #expect(Bool(false)) }
    }

    @Test("go on when whoever began them has gone")
    func beyondTheRequest() async throws {
        let (jobs, answer) = (Jobs(now: { Date() }), answer)
        let job = try await ReadWatch.$current.withValue(ReadWatch(isGone: { true })) {
            try await jobs.start("x", for: nil) { _ in
                guard ReadWatch.current?.isOver() != true else { throw JobProblem.tooMany(0) }
                return answer
            }
        }
        #expect(try await settled(jobs, job.id).status == .successful)
    }

    @Test("are their owner's alone, to see, to get and to dismiss")
    func owners() async throws {
        let (jobs, answer) = (Jobs(now: { Date() }), answer)
        let job = try await jobs.start("x", for: "ida") { _ in answer }
        _ = try await settled(jobs, job.id, of: "ida")
        for other in [nil, "ole"] {
            await #expect(throws: JobProblem.self) { try await jobs.job(job.id, of: other) }
            await #expect(throws: JobProblem.self) { try await jobs.result(job.id, of: other) }
            await #expect(throws: JobProblem.self) { try await jobs.dismiss(job.id, of: other) }
            #expect(await jobs.all(of: other).isEmpty)
        }
        #expect(await jobs.all(of: "ida").map(\.id) == [job.id])
    }

    @Test("that are dismissed are cancelled, and come to nothing; the next one gets its turn")
    func dismissal() async throws {
        let (jobs, answer, gates) = (Jobs(now: { Date() }), answer, [Gate(), Gate()])
        var running: [Job] = []
        for gate in gates {
            running.append(
                try await jobs.start("x", for: nil) { _ in
                    try await gate.pass()
                    return answer
                })
        }
        let waiting = try await jobs.start("x", for: nil) { _ in answer }
        #expect(try await jobs.job(waiting.id, of: nil).status == .accepted)
        #expect(try await jobs.dismiss(running[0].id, of: nil).status == .dismissed)
        #expect(try await settled(jobs, waiting.id).status == .successful)
        #expect(try await jobs.job(running[0].id, of: nil).status == .dismissed)
        await #expect(throws: JobProblem.self) { try await jobs.result(running[0].id, of: nil) }
        await gates[1].open()
        #expect(try await settled(jobs, running[1].id).status == .successful)
    }

    @Test("that fail tell why; a fault of ours tells nobody its text")
    func failures() async throws {
        struct Fault: Error {}
        let jobs = Jobs(now: { Date() })
        let known = try await jobs.start("x", for: nil) { _ in throw JobProblem.tooMany(1) }
        let unknown = try await jobs.start("x", for: nil) { _ in throw Fault() }
        #expect(try await settled(jobs, known.id).problem?.code == "job.too-many")
        let job = try await settled(jobs, unknown.id)
        #expect(job.status == .failed && job.problem?.code == "job.defect" && job.problem?.kind == .defect)
        await #expect(throws: JobProblem.self) { try await jobs.result(known.id, of: nil) }
    }

    @Test("are so many at most, and forgotten an hour after they are over")
    func limits() async throws {
        let (times, gate, answer) = (Times(), Gate(), answer)
        let jobs = Jobs(now: { times.now() })
        for _ in 0..<Jobs.mostWaiting {
            _ = try await jobs.start("x", for: "ida") { _ in
                try await gate.pass()
                return answer
            }
        }
        await #expect(throws: JobProblem.self) { try await jobs.start("x", for: "ida") { _ in answer } }
        let other = try await jobs.start("x", for: "ole") { _ in answer }
        await gate.open()
        _ = try await settled(jobs, other.id, of: "ole")
        for job in await jobs.all(of: "ida") { _ = try await settled(jobs, job.id, of: "ida") }
        times.pass(3599)
        #expect(await jobs.all(of: "ida").count == Jobs.mostWaiting)
        times.pass(2)
        #expect(await jobs.all(of: "ida").isEmpty)
        await #expect(throws: JobProblem.self) { try await jobs.job(other.id, of: "ole") }
    }
}
