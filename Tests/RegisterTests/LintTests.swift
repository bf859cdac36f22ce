import Foundation
import LandkortCore
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

    @Test(
        "gen-json-schema and gen-owl make a schema and an ontology of every schema, a customer's among them",
        .enabled(if: canRun, "skipped: scripts/setup.sh has not been run"))
    func generators() async throws {
        let scratch = try Scratch()
        try ComparisonTests.writeSchemas(to: scratch)
        let schemas = DeclaredRegisters.declarations.paths.filter { $0.hasSuffix(".yaml") }
        let script = Places.package.appending(path: "scripts/linkml_generate.py").path
        let outcome = try await Tool.environmentPython.run([script] + schemas.map(scratch.path))
        #expect(outcome.code == 0, "\(outcome.errors)")
        let made = outcome.output.split(separator: "\n").map { $0.split(separator: "\t") }
        #expect(made.count == schemas.count && schemas.count > 80)
        #expect(made.allSatisfy { $0.count == 3 && (Int($0[2]) ?? 0) > 0 })
    }
}
