import Foundation

/// Starting a program with the words, settings and files it shall have, and nothing of the thread that starts it.
struct Spawn {
    var path: String
    var arguments: [String]
    var environment: [String: String] = [:]
    /// What the program has open, from 0 on; nil is nothing.
    var files: [Int32?]
    /// Whether it leads a group of its own, so that what it starts can be ended with it.
    var leadsGroup = false

    /// - Returns: the program's id.
    func start() throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        for (number, file) in files.enumerated() {
            if let file {
                posix_spawn_file_actions_adddup2(&actions, file, Int32(number))
            } else {
                posix_spawn_file_actions_addopen(&actions, Int32(number), "/dev/null", O_RDWR, 0)
            }
        }
        setSignals(&attributes)
        let words = ([path] + arguments).map { strdup($0) } + [nil]
        let settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (words + settings).forEach { free($0) } }
        var started: pid_t = 0
        let code = posix_spawn(&started, path, &actions, &attributes, words, settings)
        guard code == 0 else { throw ToolProblem(text: "\(path): \(String(cString: strerror(code)))") }
        return started
    }

    /// The threads that tests run on hold signals back, and a program inherits that: SIGTERM would not end it.
    private func setSignals(_ attributes: inout posix_spawnattr_t) {
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var ending = sigset_t()
        sigemptyset(&ending)
        for signal in [SIGTERM, SIGINT, SIGHUP, SIGPIPE] { sigaddset(&ending, signal) }
        posix_spawnattr_setsigdefault(&attributes, &ending)
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | (leadsGroup ? POSIX_SPAWN_SETPGROUP : 0)
        posix_spawnattr_setflags(&attributes, Int16(flags))
        posix_spawnattr_setpgroup(&attributes, 0)
    }
}
