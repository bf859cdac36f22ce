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
            Other changes in which the same texts stand are named by number: landkort redact --review 12 --store S
            """)

    @Argument(help: "The register, such as mast.") var register: String?
    @Argument(help: "The record's id.") var id: String?
    @Option(help: "All that one change says, by its number; it is refused where it waits.") var review: Int?
    @OptionGroup var store: StoreOption
    @Option(name: .customLong("field"), parsing: .singleValue, help: "A field that is to go; repeat for more.")
    var fields: [String] = []
    @Flag(help: "Every field that the declaration says is about a person.") var personal = false
    @Flag(help: "The whole record, with its versions and files.") var whole = false
    @Option(help: "Why, without naming the person: it stays.") var reason = ""
    @Flag(help: "Say what would go and change nothing.") var plan = false
    @Option(help: "Who signs; default: your user name.") var actor: String?

    private var name: String { actor ?? Operator.name }

    func validate() throws {
        let saysWhat = register != nil || !fields.isEmpty || personal || whole || !reason.isEmpty
        if review != nil, saysWhat {
            throw ValidationError(
                "--review står alene, med --plan og --actor. / --review stands alone, with --plan and --actor.")
        }
        if review == nil, id == nil { throw ValidationError("REGISTER ID | --review NR") }
    }

    func run() async throws {
        let store = try await store.open(creating: false)
        defer { store.close() }
        let work = Redacting(
            StoreOption.workspace(on: store), try self.store.accountsIfAny(), now: { Date.now })
        if let review {
            try await run(work, change: review)
        } else {
            try await run(work, RegisterID(rawValue: register ?? ""), id ?? "")
        }
    }

    private func run(_ work: Redacting, _ register: RegisterID, _ id: String) async throws {
        let wish = Redacting.Wish(
            register, id, fields: fields, takesPersonal: personal, takesWhole: whole, reason: reason)
        // Whoever has the file has everything in it.
        let outcome = try await work.run(wish, by: name, as: .administrator, isTrial: plan)
        try outcome.count.lines(isPlan: plan, reviews: outcome.reviews).forEach(Terminal.print)
        if !outcome.others.isEmpty {
            let numbers = outcome.others.map(String.init).joined(separator: ", ")
            try Terminal.print(
                "  teksten står også i gennemsyn nr. / the text is also in reviews no.: \(numbers) (--review)")
        }
        if outcome.count.isEmpty && outcome.reviews == 0 { try Terminal.print("  intet fundet / nothing found") }
        if outcome.count.mayLinger { throw RedactionProblem.stillRead }
    }

    private func run(_ work: Redacting, change number: Int) async throws {
        let review = try await work.run(change: number, by: name, as: .administrator, isTrial: plan)
        try Terminal.print(RedactionCount.heading(isPlan: plan))
        try Terminal.print(
            "  gennemsyn / review: \(number), \(review.register)/\(review.feature.id), \(review.author), \(review.state.rawValue)"
        )
        // So that it can be told whether it is about the person; nobody else shows what was decided on.
        guard plan else { return }
        for (field, value) in review.feature.values.sorted(by: { $0.key < $1.key }) where !value.isNull {
            try Terminal.print("  \(field): \(String(decoding: JSON(value).bytes, as: UTF8.self))")
        }
        if let note = review.note { try Terminal.print("  bemærkning / note: \(note)") }
    }
}

extension RedactionCount {
    /// What was taken out, or would be, a line each.
    func lines(isPlan: Bool, reviews: Int) -> [String] {
        let parts: [(String, Int)] = [
            ("gældende post / record in force", current), ("afsluttede versioner / ended versions", ended),
            ("bilag / attachments", attachments), ("gennemsyn / reviews", reviews),
        ]
        let counted = parts.filter { $0.1 > 0 }.map { "  \($0.0): \($0.1)" }
        let aside = setAside.sorted().map { "  tilsidesat kolonne / set-aside column: \($0)" }
        let left = leftovers.sorted().map {
            "  \($0): teksten står endnu et andet sted i filen / the text is still elsewhere in the file"
        }
        return [Self.heading(isPlan: isPlan)] + counted + aside + left
    }

    fileprivate static func heading(isPlan: Bool) -> String {
        isPlan ? "Ville slette / would take out:" : "Slettet for altid / taken out for good:"
    }
}
