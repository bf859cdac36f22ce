import Foundation
import Support
import Testing

@Suite("The declarations as LinkML sees them")
struct LintTests {
    private static let linter = Tool(Places.package.appending(path: ".venv/bin/linkml-lint").path)

    /// Where nobody has set up the tests' tools there is no linter; CI always has.
    private static let canRun = linter.isHere || ProcessInfo.processInfo.environment["CI"] != nil

    @Test(
        "linkml-lint finds no error in any schema", .enabled(if: canRun, "skipped: scripts/setup.sh has not been run"))
    func lint() async throws {
        let folder = Places.package.appending(path: "Registers").path
        let outcome = try await Self.linter.run(["--ignore-warnings", folder])
        #expect(outcome.code == 0, "\(outcome.output)\(outcome.errors)")
    }

    @Test(
        "linkml-lint does find one in a broken schema",
        .enabled(if: canRun, "skipped: scripts/setup.sh has not been run"))
    func fault() async throws {
        let scratch = try Scratch()
        let broken = try scratch.write(
            "id: urn:x\nname: x\nclasses:\n  A:\n    is_a: Ingen\n    ukendt_noegle: 1\n", to: "x.yaml")
        let outcome = try await Self.linter.run(["--ignore-warnings", broken])
        #expect(outcome.code != 0, "\(outcome.output)")
    }
}
