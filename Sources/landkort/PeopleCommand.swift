import ArgumentParser
import Foundation
import LandkortApplication
import LandkortCore

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Who may sign in: accounts in the file beside the store.",
        subcommands: [
            UserAddCommand.self, UserListCommand.self, UserRoleCommand.self, UserPasswordCommand.self,
            UserBlockCommand.self, UserRemoveCommand.self,
        ])
}

/// A role, and whose records are its own.
struct RightsOptions: ParsableArguments {
    @Option(help: "myndighed, tovholder, projektleder or administrator.") var role: String
    @Option(help: "The authority: a CVR number, or a municipality's code or name.") var authority: String?
    @Option(help: "A project leader's partnership, by its code.") var partnership: String?

    func account(_ name: String, in workspace: Workspace) async throws -> Account {
        guard let role = Role(rawValue: role), role != .anonymous else { throw AccessProblem.badRole(role) }
        var account = Account(name: name, role: role, partnership: partnership)
        if let authority { account.authority = try await workspace.authority(authority) }
        return account
    }
}

struct UserAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Make an account; the password is asked for, or read from standard input.",
        discussion: "Example: landkort user add ida --role tovholder --authority 0773 --store nordjylland.gpkg")

    @Argument(help: "1 to 64 letters, digits and . _ - @") var name: String
    @OptionGroup var rights: RightsOptions
    @OptionGroup var store: StoreOption

    func run() async throws {
        let account = try await rights.account(name, in: try await store.workspace())
        let accounts = try store.accounts(creating: true)
        try await accounts.add(account, password: try Password.read(), by: Operator.name)
        account.tellWhatIsMissing()
        try Terminal.print("\(account.name): \(account.rights)")
    }
}

struct UserListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Every account and its role.")

    @OptionGroup var store: StoreOption

    func run() async throws {
        for account in try await store.accounts(creating: false).all() {
            try Terminal.print("\(account.name): \(account.rights)")
        }
    }
}

struct UserRoleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "role", abstract: "Give an account another role or authority; its sessions end.")

    @Argument(help: "The account.") var name: String
    @OptionGroup var rights: RightsOptions
    @OptionGroup var store: StoreOption

    func run() async throws {
        let account = try await rights.account(name, in: try await store.workspace())
        try await store.accounts(creating: false).update(account, by: Operator.name)
        account.tellWhatIsMissing()
        try Terminal.print("\(account.name): \(account.rights)")
    }
}

struct UserPasswordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "password", abstract: "Give an account another password; its sessions end.")

    @Argument(help: "The account.") var name: String
    @OptionGroup var store: StoreOption

    func run() async throws {
        let accounts = try store.accounts(creating: false)
        try await accounts.setPassword(try Password.read(), of: name, by: Operator.name)
    }
}

struct UserBlockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "block", abstract: "Shut an account out, with its sessions and its own tokens.")

    @Argument(help: "The account.") var name: String
    @Flag(help: "Let it in again.") var undo = false
    @OptionGroup var store: StoreOption

    func run() async throws {
        try await store.accounts(creating: false).block(!undo, name, by: Operator.name)
    }
}

struct UserRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Remove an account and its sessions; what it wrote keeps its name.")

    @Argument(help: "The account.") var name: String
    @OptionGroup var store: StoreOption

    func run() async throws {
        try await store.accounts(creating: false).remove(name, by: Operator.name)
    }
}

extension Account {
    /// An authority is what makes records without a municipality of the partnership one's own.
    fileprivate func tellWhatIsMissing() {
        guard role == .projectLeader, authority == nil else { return }
        let kept = partnership.map { " --partnership \($0)" } ?? ""
        Terminal.say(
            "Bemærk: kontoen har ingen myndighed, så den kan ikke skrive partnerskabets egne poster, som dets møder. "
                + "Giv den en: landkort user role \(name) --role \(role.rawValue)\(kept) --authority …")
        Terminal.say(
            "Note: the account has no authority, so it cannot write the partnership's own records, such as its "
                + "meetings. Give it one with that command.")
    }
}
