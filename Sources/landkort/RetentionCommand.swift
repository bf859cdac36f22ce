import ArgumentParser
import Foundation
import LandkortApplication
import LandkortCore
import LandkortStore

struct RetentionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention", abstract: "List what has been kept for as long as it may be, and take it out.",
        discussion: """
            Examples: landkort retention --store S
                      landkort retention --store S --apply
            Nothing is changed without --apply. What is due follows from the registers' annotation opbevaring.
            """)

    @OptionGroup var store: StoreOption
    @Flag(help: "Say what is due and change nothing; so it is without --apply too.") var plan = false
    @Flag(help: "Take it out for good.") var apply = false
    @Flag(help: "One JSON document.") var json = false
    @Option(help: "Who signs; default: your user name.") var actor: String?

    func validate() throws {
        guard !(plan && apply) else { throw ValidationError("--plan, --apply") }
    }

    func run() async throws {
        let store = try await store.open(creating: false)
        defer { store.close() }
        let workspace = StoreOption.workspace(on: store)
        let redacting = Redacting(workspace, try self.store.accountsIfAny(), now: { Date.now })
        let (work, name) = (Retention(workspace, redacting), actor ?? Operator.name)
        let due =
            apply
            ? try await work.apply(by: name, as: .administrator)
            : try await work.due(by: name)
        try tell(due, on: workspace.today())
        if due.contains(where: \.count.mayLinger) { throw RedactionProblem.stillRead }
    }

    private func tell(_ due: [Retention.Due], on today: String) throws {
        if json {
            let document: JSON = [
                "today": .string(today), "applied": .boolean(apply), "due": .array(due.map(\.json)),
            ]
            return try Terminal.print(String(decoding: document.bytes, as: UTF8.self))
        }
        for found in due {
            let fields = found.redaction.fields.joined(separator: ", ")
            try Terminal.print(
                "\(found.redaction.register)/\(found.redaction.feature): \(fields.isEmpty ? "alt / all" : fields)")
            try found.count.lines(isPlan: !apply, reviews: found.reviews).dropFirst().forEach(Terminal.print)
        }
        try Terminal.print(
            due.count == 1
                ? "1 post er \(apply ? "renset" : "forfalden") / record \(apply ? "was cleaned" : "is due")"
                : "\(due.count) poster er \(apply ? "renset" : "forfaldne") / records \(apply ? "were cleaned" : "are due")"
        )
    }
}

extension Retention.Due {
    fileprivate var json: JSON {
        [
            "register": .string(redaction.register.rawValue), "id": .string(redaction.feature),
            "fields": .array(redaction.fields.map(JSON.string)), "whole": .boolean(redaction.extent == .whole),
            "endedBefore": redaction.endedBefore.map(JSON.string) ?? .null, "current": .integer(count.current),
            "ended": .integer(count.ended), "attachments": .integer(count.attachments), "reviews": .integer(reviews),
            "leftovers": .array(count.leftovers.sorted().map(JSON.string)),
        ]
    }
}
