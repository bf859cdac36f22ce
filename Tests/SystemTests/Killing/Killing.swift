import Foundation
import Support
import Testing

/// When a program is killed.
enum KillMoment {
    case after(Duration)
    /// So long after the first bytes are in the file at `log`.
    case writing(Duration, log: String)

    /// A random moment of a run of that length: by the clock for even numbers, else just as it writes.
    init(_ number: Int, of whole: Duration, log: String, within: Int = 40) {
        self =
            number % 2 == 0
            ? .after(whole * Double.random(in: 0.05...1))
            : .writing(.milliseconds(Int.random(in: 0...within)), log: log)
    }

    fileprivate func wait() async throws {
        switch self {
        case .after(let delay): try await Task.sleep(for: delay)
        case .writing(let delay, let log):
            for _ in 0..<60_000 {
                var facts = stat()
                if stat(log, &facts) == 0, facts.st_size > 0 { break }
                try await Task.sleep(for: .milliseconds(1))
            }
            try await Task.sleep(for: delay)
        }
    }
}

extension Landkort {
    /// Starts a command and kills it; false where it had ended by then, and well.
    static func killed(at moment: KillMoment, _ arguments: [String]) async throws -> Bool {
        let outcome = try await tool.run(arguments) { program in
            Task {
                try await moment.wait()
                program.send(SIGKILL)
            }
        }
        #expect(outcome.code == (outcome.wasKilled ? SIGKILL : 0), "\(outcome.code): \(outcome.errors)")
        return outcome.wasKilled
    }

    /// How long a command takes that ends well.
    static func duration(_ arguments: [String]) async throws -> Duration {
        let start = ContinuousClock.now
        let outcome = try await tool.run(arguments)
        try #require(outcome.code == 0, "\(outcome.errors)")
        return ContinuousClock.now - start
    }
}

/// A command that is run and killed again and again, and how often it was in time.
struct KillSeries {
    private(set) var whole: Duration
    private(set) var kills = 0

    init(_ whole: Duration) { self.whole = whole }

    /// Whether this run was killed.
    mutating func run(_ moment: KillMoment, _ arguments: [String]) async throws -> Bool {
        let start = ContinuousClock.now
        let wasKilled = try await Landkort.killed(at: moment, arguments)
        // The machine may have been busier when the whole was measured.
        if !wasKilled { whole = min(whole, ContinuousClock.now - start) }
        kills += wasKilled ? 1 : 0
        return wasKilled
    }
}
