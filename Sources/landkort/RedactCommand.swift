import ArgumentParser
import Foundation
import LandkortApplication
import LandkortCore
import LandkortStore

struct RedactCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redact", abstract: "Take a person's values out of a record for good, from every version.",
        discussion: """
            Example: landkort redact tilmelding ID --field navn --field mail --reason "Efter anmodning" --plan --store S
            A tombstone stays, with the reason, the day and who did it. Copies of the file and backups are not touched.
            """)

    @Argument(help: "The register, such as mast.") var register: String
    @Argument(help: "The record's id.") var id: String
    @OptionGroup var store: StoreOption
    @Option(name: .customLong("field"), parsing: .singleValue, help: "A field that is to go; repeat for more.")
    var fields: [String] = []
    @Flag(help: "Every field that the declaration says is about a person.") var personal = false
    @Flag(help: "The whole record, with its versions and files.") var whole = false
    @Option(help: "Why, without naming the person: it stays.") var reason = ""
    @Flag(help: "Say what would go and change nothing.") var plan = false
    @Option(help: "Who signs; default: your user name.") var actor: String?

    func run() async throws {
        let store = try await store.open(creating: false)
        defer { store.close() }
        let work = Redacting(
            StoreOption.workspace(on: store), try self.store.accountsIfAny(), now: { Date.now })
        let wish = Redacting.Wish(
            RegisterID(rawValue: register), id, fields: fields, takesPersonal: personal, takesWhole: whole,
            reason: reason)
        // Whoever has the file has everything in it.
        let outcome = try await work.run(wish, by: actor ?? Operator.name, as: .administrator, isTrial: plan)
        try outcome.count.lines(isPlan: plan).forEach(Terminal.print)
        if outcome.reviews > 0 { try Terminal.print("  gennemsyn / reviews: \(outcome.reviews)") }
        if outcome.count.isEmpty { try Terminal.print("  intet fundet / nothing found") }
    }
}

extension RedactionCount {
    /// What was taken out, or would be, a line each.
    func lines(isPlan: Bool) -> [String] {
        let parts: [(String, Int)] = [
            ("gældende post / record in force", current), ("afsluttede versioner / ended versions", ended),
            ("bilag / attachments", attachments),
        ]
        let counted = parts.filter { $0.1 > 0 }.map { "  \($0.0): \($0.1)" }
        let aside = setAside.sorted().map { "  tilsidesat kolonne / set-aside column: \($0)" }
        let left = leftovers.sorted().map {
            "  \($0): teksten står endnu et andet sted i filen / the text is still elsewhere in the file"
        }
        return [isPlan ? "Ville slette / would take out:" : "Slettet for altid / taken out for good:"] + counted + aside
            + left
    }
}
