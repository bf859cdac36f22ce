import ArgumentParser
import LandkortApplication
import LandkortCore

struct ReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Changes that wait for somebody else's approval.",
        subcommands: [ReviewListCommand.self, ReviewApproveCommand.self, ReviewRefuseCommand.self])
}

/// In whose name something is decided, and where.
struct ReviewerOptions: ParsableArguments {
    @Option(help: "The account that decides.") var by: String
    @OptionGroup var store: StoreOption

    func desk() async throws -> (editing: Editing, account: Account) {
        let accounts = try store.accounts(creating: false)
        return (Editing(try await store.workspace(), accounts), try await accounts.account(by))
    }
}

struct ReviewListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "What waits and the account may decide on.",
        discussion: """
            Example: landkort review list --by ida --store nordjylland.gpkg
            --by names the account that would decide; nobody decides on changes of their own.
            """)

    @OptionGroup var reviewer: ReviewerOptions

    func run() async throws {
        let (editing, account) = try await reviewer.desk()
        let reviews = try await editing.reviews(for: account)
        guard !reviews.isEmpty else { return try Terminal.print("Intet venter. / Nothing waits.") }
        for review in reviews {
            let what = review.isDeletion ? "slet / delete" : review.replacing == nil ? "ny / new" : "ret / change"
            try Terminal.print(
                "\(review.id): \(review.register)/\(review.feature.id), \(what), \(review.author), \(review.created)")
        }
    }
}

struct ReviewApproveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Write the change in its author's name.")

    @Argument(help: "Its number.") var number: Int
    @OptionGroup var reviewer: ReviewerOptions

    func run() async throws {
        let (editing, account) = try await reviewer.desk()
        _ = try await editing.approve(number, by: account)
    }
}

struct ReviewRefuseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "refuse", abstract: "Send the change back.")

    @Argument(help: "Its number.") var number: Int
    @Option(help: "What its author is told.") var note: String?
    @OptionGroup var reviewer: ReviewerOptions

    func run() async throws {
        let (editing, account) = try await reviewer.desk()
        try await editing.refuse(number, note: note, by: account)
    }
}
