public import ArgumentParser
import LandkortApplication
import LandkortCore

struct CampaignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "campaign", abstract: "Coverage campaigns: one year's mapping of what addresses are offered.",
        subcommands: [CampaignImportCommand.self, CampaignRemoveCommand.self])
}

struct CampaignImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Read a national coverage file, all of it or nothing.",
        discussion: """
            Example: landkort campaign import bbk26.csv --store nordjylland.gpkg --name 2026
            A file that is in the campaign already changes nothing. Another part of the country adds its
            municipalities; one that the campaign has is a conflict unless --replace.
            """)

    @Argument(help: "The file, semicolon-separated UTF-8, of either layout.") var file: String
    @OptionGroup var store: StoreOption
    @Option(help: "The campaign's name, such as 2026: at most 100 characters, no slash.") var name: String
    @Option(help: "offered-private, offered-business, technical or rest.") var kind = CampaignKind.offeredPrivate
    @Flag(help: "Allow a file that is not the whole country.") var partial = false
    @Flag(help: "Replace the municipalities that the campaign has.") var replace = false
    @Flag(help: "Check the file and write nothing.") var dryRun = false

    func run() async throws {
        var work = CampaignImport(
            id: CampaignID(name: name, kind: kind), threads: StoreOption.threads, now: Clock.now())
        work.isPartial = partial
        work.replaces = replace
        work.isTrial = dryRun
        let store = store
        let isTrial = dryRun
        defer { StoreOption.endTrial() }
        let summary = try await work.run(
            file,
            into: {
                isTrial ? try await store.openForTrial() : try await store.open(creating: true, filling: true)
            },
            progress: Terminal.bar("Indlæser / importing"))
        try Terminal.print(summary.text.utf8)
    }
}

struct CampaignRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Remove a campaign and all its addresses.",
        discussion: "Example: landkort campaign remove 2026-test --store nordjylland.gpkg")

    @Argument(help: "The campaign's name, such as 2026.") var name: String
    @OptionGroup var store: StoreOption
    @Option(help: "offered-private, offered-business, technical or rest.") var kind = CampaignKind.offeredPrivate

    func run() async throws {
        let workspace = try await store.workspace()
        try await workspace.removeCampaign(CampaignID(name: name, kind: kind))
        try Terminal.print("Fjernet / removed: \(name) (\(kind.rawValue))\n".utf8)
    }
}

extension CampaignKind: ExpressibleByArgument {}
