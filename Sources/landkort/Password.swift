import Foundation
import LandkortApplication

/// A password from somebody at the keyboard, or from a program: never from the command line, which others can see.
enum Password {
    static func read() throws(UseProblem) -> String {
        guard isatty(STDIN_FILENO) == 1 else { return readLine(strippingNewline: true) ?? "" }
        let first = ask("Kodeord / password: ")
        guard first == ask("Igen / again: ") else { throw .passwordsDiffer }
        return first
    }

    /// A line that the terminal does not show.
    private static func ask(_ prompt: String) -> String {
        Terminal.show(prompt)
        var shown = termios()
        tcgetattr(STDIN_FILENO, &shown)
        var silent = shown
        silent.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown)
            Terminal.show("\n")
        }
        return readLine(strippingNewline: true) ?? ""
    }
}

/// The user of the machine, who the log says did what a command did.
enum Operator {
    static var name: String { "\(NSUserName())@kommandolinje" }
}

extension StoreOption {
    /// The accounts beside the store.
    func accounts(creating: Bool) throws -> Accounts {
        let place = AccountPlace(store: try path(), environment: ProcessInfo.processInfo.environment)
        return try place.accounts(creating: creating, now: { Date.now })
    }

    /// The same where there are any.
    func accountsIfAny() throws -> Accounts? {
        let place = AccountPlace(store: try path(), environment: ProcessInfo.processInfo.environment)
        return try place.accountsIfAny(now: { Date.now })
    }
}
