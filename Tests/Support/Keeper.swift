import Foundation

/// A small program that ends another, with all that it started, when this process is gone before it.
///
/// It reads a line of which only this process has the other end: its end without a word means that nobody is left
/// to end the program.
public struct Keeper: Sendable {
    /// Ends the group whose number it is given unless it reads a line first.
    public static let script = "read -r word || kill -s KILL -- \"-$0\""

    private let id: pid_t
    private let end: Int32

    /// - Parameter group: the program's id, which is also its group's.
    init(of group: pid_t) throws {
        var ends: [Int32] = [0, 0]
        // Closed in other programs from the start, which `pipe` cannot do.
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
            throw ToolProblem(text: String(cString: strerror(errno)))
        }
        defer { close(ends[0]) }
        end = ends[1]
        do {
            let arguments = ["-c", Self.script, "\(group)"]
            id = try Spawn(path: "/bin/sh", arguments: arguments, files: [ends[0], nil, nil], leadsGroup: true).start()
        } catch {
            close(ends[1])
            throw error
        }
    }

    /// The program has ended: nothing is left to keep. To be called once.
    func dismiss() {
        _ = "\n".utf8CString.withUnsafeBytes { send(end, $0.baseAddress, 1, Int32(MSG_NOSIGNAL)) }
        close(end)
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
    }
}
