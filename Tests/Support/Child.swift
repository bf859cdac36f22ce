import Foundation
import Synchronization

/// A started program, which leads a group of its own and is ended with it, by this process or by its end.
///
/// Foundation's `Process` learns of an end by a socket that programs started at the same moment inherit, so that it
/// may wait for a server that somebody else started. This asks the kernel.
public final class Child: Sendable {
    private let id: pid_t
    private let keeper: Keeper
    private let isGone = Mutex(false)

    init(
        _ path: String, _ arguments: [String], _ environment: [String: String], in folder: URL?, output: Int32,
        errors: Int32
    ) throws {
        let command = folder.map { ["/usr/bin/env", "-C", $0.path, path] } ?? [path]
        id = try Spawn(
            path: command[0], arguments: command.dropFirst() + arguments, environment: environment,
            files: [nil, output, errors], leadsGroup: true
        ).start()
        do {
            keeper = try Keeper(of: id)
        } catch {
            kill(-id, SIGKILL)
            throw error
        }
    }

    /// Sends it a signal; where it has ended, nothing happens to anybody.
    public func send(_ signal: Int32) {
        isGone.withLock { isGone in
            if !isGone { kill(id, signal) }
        }
    }

    /// Ends it and all that it started, at once.
    func end() {
        isGone.withLock { isGone in
            if !isGone { kill(-id, SIGKILL) }
        }
    }

    /// Waits for its end, on a thread of its own; where the task is cancelled, it is ended.
    ///
    /// - Returns: what `waitpid` says of it.
    func ended() async -> Int32 {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                Thread.detachNewThread { continuation.resume(returning: self.wait()) }
            }
        } onCancel: {
            end()
        }
    }

    /// Its number is not given to another before `waitpid`, which waits for the lock. What it left running goes too.
    private func wait() -> Int32 {
        var facts = siginfo_t()
        while waitid(P_PID, id_t(id), &facts, WEXITED | WNOWAIT) < 0, errno == EINTR {}
        return isGone.withLock { isGone in
            kill(-id, SIGKILL)
            keeper.dismiss()
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
