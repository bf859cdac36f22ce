import ArgumentParser
import LandkortApplication
import LandkortCore

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "What programs show instead of a password.",
        subcommands: [TokenCreateCommand.self, TokenListCommand.self, TokenRevokeCommand.self])
}

struct TokenCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Make a token; it is shown once and kept nowhere.",
        discussion: """
            Example: landkort token create gis --role tovholder --authority 0773 --register mast --days 90 --store S
            A program sends it as: Authorization: Bearer TOKEN
            """)

    @Argument(help: "What it is for.") var name: String
    @OptionGroup var rights: RightsOptions
    @Option(parsing: .singleValue, help: "A register it is good for; repeat for more, none is all.")
    var register: [String] = []
    @Option(help: "How many days it is good, 1 to 3650.") var days = 90
    @OptionGroup var store: StoreOption

    func run() async throws {
        let workspace = try await store.workspace()
        let account = try await rights.account(name, in: workspace)
        for id in register where !workspace.registers.contains(where: { $0.id.rawValue == id }) {
            throw UseProblem.noRegister(id)
        }
        let token = AccessToken(
            name: name, role: account.role, authority: account.authority, partnership: account.partnership,
            registers: register.isEmpty ? nil : register.map { RegisterID(rawValue: $0) }, created: "", expires: "")
        let made = try await store.accounts(creating: true).make(token, days: days, by: Operator.name)
        Terminal.say("\(made.token.id): \(made.token.rights), til / until \(made.token.expires)")
        try Terminal.print(made.secret)
    }
}

struct TokenListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Every token, without the token itself.")

    @OptionGroup var store: StoreOption

    func run() async throws {
        for token in try await store.accounts(creating: false).tokens() {
            let end = token.revoked.map { "tilbagekaldt / revoked \($0)" } ?? "til / until \(token.expires)"
            try Terminal.print("\(token.id): \(token.name), \(token.rights), \(end)")
        }
    }
}

struct TokenRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "revoke", abstract: "End a token at once.")

    @Argument(help: "Its number.") var number: Int
    @OptionGroup var store: StoreOption

    func run() async throws {
        try await store.accounts(creating: false).revoke(number, by: Operator.name)
    }
}
