import ArgumentParser
import Foundation
import LandkortApplication
import LandkortCore
import LandkortStore

struct ModelApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply", abstract: "Make a store hold the registers as they are now declared.",
        discussion: """
            Example: landkort model apply --store nordjylland.gpkg --plan
            What is only added is also done whenever the store is opened. What changes the form of stored values, such
            as a field that gets another type or name, is done by this command alone: all of it in one transaction, or
            nothing. Take a copy of the store first.
            Exit codes: 0 done (with --plan: can be done), 65 something is in the way.
            """)

    @OptionGroup var store: StoreOption
    @Flag(help: "Tell what would be done, and change nothing.") var plan = false

    func run() async throws {
        let (path, folder) = (try store.path(), try store.folder())
        let migration =
            plan
            ? try await Opening.migration(of: path, registers: folder)
            : try await Opening.migrate(path, registers: folder)
        guard migration.obstacles.isEmpty else { throw StoreProblem.declarationChanged(migration) }
        try Terminal.print(migration.report(isPlan: plan))
    }
}

extension Migration {
    /// Danish, then English.
    fileprivate func report(isPlan: Bool) -> String {
        guard !steps.isEmpty else { return "Lageret er, som registrene er erklæret. / The store is as declared." }
        let steps = self.steps.count == 1 ? "step" : "steps"
        let head = isPlan ? "trin i planen / \(steps) planned:" : "trin udført / \(steps) done:"
        return "\(self.steps.count) \(head)\n\(text.da)\n\n\(text.en)"
    }
}
