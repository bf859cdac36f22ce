import ArgumentParser
import LandkortApplication
import LandkortCore

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "The log of sign-ins, refusals, exports and changes.",
        discussion: """
            Direct edits of the store's file, in QGIS or GDAL, are not in the log: the versions in the file have them.
            """,
        subcommands: [AuditVerifyCommand.self, AuditHeadCommand.self, AuditListCommand.self])
}

struct AuditVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Whether the log is as it was written.",
        discussion: """
            Example: landkort audit verify --head 42:9f3a… --store nordjylland.gpkg
            Lines missing at the end show for sure only against a head that was kept elsewhere.
            Exit codes: 0 sound, 65 changed or cut.
            """)

    @Option(help: "What “landkort audit head” printed earlier.") var head: String?
    @OptionGroup var store: StoreOption

    func run() async throws {
        let check = try await store.accounts(creating: false).auditCheck(against: head)
        try Terminal.print(check.lines.counted("linje i orden / sound line", "linjer i orden / sound lines"))
        guard let fault = check.fault else { return }
        switch fault {
        case .changed(line: 1):
            Terminal.say(
                "Linje 1 er ændret eller mangler, eller nøglen er en anden end den, loggen er skrevet med / "
                    + "line 1 is changed or missing, or the key is not the one the log was written with")
        case .changed(let line): Terminal.say("Linje \(line) er ændret eller mangler / is changed or missing")
        case .cut(let head): Terminal.say("Linjen \(head) mangler eller er en anden / is missing or another")
        }
        throw ExitCode(ProblemKind.conflict.exitCode)
    }
}

struct AuditHeadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "head", abstract: "Number and seal of the last line, to be kept elsewhere.")

    @OptionGroup var store: StoreOption

    func run() async throws {
        let check = try await store.accounts(creating: false).auditCheck()
        guard check.fault == nil else { throw ExitCode(ProblemKind.conflict.exitCode) }
        try Terminal.print(check.head)
    }
}

struct AuditListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "The last lines of the log.")

    @Option(help: "How many.") var last = 50
    @OptionGroup var store: StoreOption

    func run() async throws {
        for event in try await store.accounts(creating: false).events(last: max(0, last)) {
            let parts = [event.time, event.kind.rawValue, event.who, event.subject, event.detail]
            try Terminal.print("\(event.number) " + parts.filter { !$0.isEmpty }.joined(separator: "  "))
        }
    }
}
