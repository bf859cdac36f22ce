import ArgumentParser
import Foundation
import LandkortApplication
import LandkortCore

struct ShareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "share", abstract: "Write a store that holds only what a role may see.",
        discussion: """
            Example: landkort share --as tovholder --authority 0773 -o morsoe.gpkg --store nordjylland.gpkg
            Whoever has a store's file has everything in it. This is a file to give away.
            """)

    @Option(name: .customLong("as"), help: "anonym, myndighed, tovholder, projektleder or administrator.")
    var role: String
    @Option(help: "The authority: a CVR number, or a municipality's code or name.") var authority: String?
    @Option(help: "A project leader's partnership, by its code.") var partnership: String?
    @Option(name: .shortAndLong, help: "The file to write; it must not be there.") var output: String
    @OptionGroup var store: StoreOption

    func run() async throws {
        guard let role = Role(rawValue: role) else { throw AccessProblem.badRole(role) }
        let source = try await store.open(creating: false)
        let workspace = StoreOption.workspace(on: source)
        var account = Account(name: "", role: role, partnership: partnership)
        if let authority { account.authority = try await workspace.authority(authority) }
        let share = Share(source, workspace, try store.accountsIfAny())
        try await share.write(to: output, as: account, by: Operator.name)
        try Terminal.print("\(output): \(account.rights)")
    }
}
