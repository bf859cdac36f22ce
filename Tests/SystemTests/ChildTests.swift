import Foundation
import Support
import Testing

@Suite("Programs that tests start", .timeLimit(.minutes(2)))
struct ChildTests {
    private static let shell = Tool("/bin/sh")

    /// Prints the number of a program that it starts, and waits for it.
    private static let parent = "sleep 600 & echo $!; wait"

    /// Whether there is nothing left of a program but its number.
    private func isGone(_ id: String) -> Bool {
        let fact = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8)
        return fact.map { $0.split(separator: ")").last?.hasPrefix(" Z") ?? true } ?? true
    }

    @Test("are ended by SIGTERM, also where the thread that started them held it back")
    func signals() async throws {
        let outcome = try await Self.shell.runAtOnce(["-c", "exec sleep 600"]) { child in
            Task {
                try await Task.sleep(for: .milliseconds(200))
                child.send(SIGTERM)
            }
        }
        #expect(outcome.wasKilled && outcome.code == SIGTERM)
    }

    @Test("take what they started with them")
    func grandchildren() async throws {
        let outcome = try await Self.shell.runAtOnce(["-c", Self.parent]) { child in
            Task {
                try await Task.sleep(for: .milliseconds(500))
                child.send(SIGKILL)
            }
        }
        let id = outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
        try #require(!id.isEmpty)
        try await Eventually.holds(within: 20) { isGone(id) }
    }

    @Test("are ended when the test that waits for them is cancelled")
    func cancelled() async throws {
        let test = Task { try await Self.shell.runAtOnce(["-c", Self.parent]) }
        try await Task.sleep(for: .milliseconds(500))
        test.cancel()
        let outcome = try await test.value
        #expect(outcome.wasKilled)
        let id = outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
        try await Eventually.holds(within: 20) { isGone(id) }
    }

    @Test("are ended when the process that started them is killed", .enabled(if: Tool.python.isHere, "no python3"))
    func orphans() async throws {
        let scratch = try Scratch()
        let note = scratch.path("nummer")
        // This process stands for the tests: the keeper's pipe is closed by its death alone.
        let script = """
            import os, signal, subprocess, sys
            command = ["/bin/sh", "-c", 'echo $$ > "$0"; sleep 600', sys.argv[1]]
            program = subprocess.Popen(command, start_new_session=True)
            reading, writing = os.pipe()
            keeper = ["/bin/sh", "-c", sys.argv[2], str(program.pid)]
            subprocess.Popen(keeper, stdin=reading, start_new_session=True)
            while not os.path.exists(sys.argv[1]) or not open(sys.argv[1]).read(): pass
            os.kill(os.getpid(), signal.SIGKILL)
            """
        let outcome = try await Tool.python.runAtOnce(["-c", script, note, Keeper.script])
        #expect(outcome.wasKilled)
        let id = try String(contentsOfFile: note, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        try await Eventually.holds(within: 20) { isGone(id) }
    }
}
