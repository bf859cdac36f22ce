import Foundation
import Synchronization

/// A started program.
///
/// Foundation's `Process` learns of an end by a socket that programs started at the same moment inherit, so that it
/// may wait for a server that somebody else started. This asks the kernel.
public final class Child: Sendable {
    private let id: Int32
    private let isGone = Mutex(false)

    init(
        _ path: String, _ arguments: [String], _ environment: [String: String], in folder: URL?, output: Int32,
        errors: Int32
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, errors, 2)
        let command = folder.map { ["/usr/bin/env", "-C", $0.path, path] } ?? [path]
        let words = (command + arguments).map { strdup($0) } + [nil]
        let settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (words + settings).forEach { free($0) } }
        var started: pid_t = 0
        let code = posix_spawn(&started, command[0], &actions, nil, words, settings)
        guard code == 0 else { throw ToolProblem(text: "\(path): \(String(cString: strerror(code)))") }
        id = started
    }

    /// Sends it a signal; where it has ended, nothing happens to anybody.
    public func send(_ signal: Int32) {
        isGone.withLock { isGone in
            if !isGone { kill(id, signal) }
        }
    }

    /// Waits for its end, on a thread of its own.
    ///
    /// - Returns: what `waitpid` says of it.
    func ended() async -> Int32 {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: self.wait()) }
        }
    }

    /// Its number is not given to another before `waitpid`, which waits for the lock.
    private func wait() -> Int32 {
        var facts = siginfo_t()
        while waitid(P_PID, id_t(id), &facts, WEXITED | WNOWAIT) < 0, errno == EINTR {}
        return isGone.withLock { isGone in
            var status: Int32 = 0
            waitpid(id, &status, 0)
            isGone = true
            return status
        }
    }
}

/// Takes what a program prints, however much that is.
struct Capture {
    let descriptor: Int32

    /// A file without a name, which goes with its descriptor.
    init() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "landkort-test-\(UUID().uuidString)").path
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw ToolProblem(text: String(cString: strerror(errno))) }
        unlink(path)
    }

    /// Everything printed; may be asked for once.
    func text() throws -> String {
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try handle.seek(toOffset: 0)
        return String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self)
    }
}
