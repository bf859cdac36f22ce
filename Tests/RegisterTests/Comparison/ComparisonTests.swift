import Foundation
import LandkortCore
import Support
import Testing

/// Records made from each declaration, judged by our check and by `linkml-validate`.
///
/// `make compare` also writes a table. With `LANDKORT_COMPARE=150` it is fewer records than 2,000 and 2,000.
@Suite("Our verdict and linkml-validate's")
struct ComparisonTests {
    private static let canRun =
        Tool.environmentPython.isHere || ProcessInfo.processInfo.environment["CI"] != nil
    private static let count = ProcessInfo.processInfo.environment["LANDKORT_COMPARE"].flatMap { Int($0) } ?? 2_000

    @Test(
        "are the same for every record and field, but for written differences",
        .enabled(if: canRun, "skipped: scripts/setup.sh has not been run"))
    func verdicts() async throws {
        let scratch = try Scratch()
        let comparisons = try await compared(in: scratch)
        #expect(comparisons.count > 70)
        var counts: [Difference: Int] = [:]
        for one in comparisons {
            for fault in one.faults.prefix(5) { Issue.record("\(one.register.id): \(fault)") }
            #expect(one.valid >= Self.count && one.valid < 2 * Self.count, "\(one.register.id): \(one.valid) valid")
            counts.merge(one.found) { $0 + $1 }
        }
        for difference in Difference.allCases {
            #expect(counts[difference] ?? 0 > 0, "\(difference.rawValue) never occurs: strike it from the list")
        }
        try report(comparisons, counts)
    }

    private func compared(in scratch: Scratch) async throws -> [Comparison] {
        try Self.writeSchemas(to: scratch)
        let registers = DeclaredRegisters.all
        let count = Self.count
        let made = inParallel(registers.count) { Comparison(registers[$0], count: count) }
        var manifest = ""
        for one in made {
            let id = one.register.id
            let schema = scratch.path("\(one.register.domain)/\(id).yaml")
            let records = try scratch.write(one.lines, to: "\(id).ndjson")
            manifest +=
                [schema, one.register.className, records, scratch.path("\(id).verdicts")]
                .joined(separator: "\t") + "\n"
        }
        let script = Places.package.appending(path: "scripts/linkml_verdicts.py").path
        let outcome = try await Tool.environmentPython.run([script, try scratch.write(manifest, to: "manifest")])
        try #require(outcome.code == 0, "\(outcome.errors)")
        return try made.map { one in
            var one = one
            let text = try String(contentsOfFile: scratch.path("\(one.register.id).verdicts"), encoding: .utf8)
            let verdicts = "[" + text.split(separator: "\n").joined(separator: ",") + "]"
            one.compare(with: try JSONDecoder().decode([[String]].self, from: Data(verdicts.utf8)))
            return one
        }
    }

    /// The schemas lie as their imports expect.
    static func writeSchemas(to scratch: Scratch) throws {
        for path in DeclaredRegisters.declarations.paths where path.hasSuffix(".yaml") {
            let file = scratch.folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data((DeclaredRegisters.declarations[path] ?? "").utf8).write(to: file)
        }
    }

    private func report(_ comparisons: [Comparison], _ counts: [Difference: Int]) throws {
        guard let path = ProcessInfo.processInfo.environment["LANDKORT_COMPARE_REPORT"] else { return }
        var lines = ["# Vores dom og linkml-validates", "", "| forskel | felter |", "|---|---|"]
        lines += Difference.allCases.map { "| \($0.rawValue) | \(counts[$0] ?? 0) |" }
        lines += ["", "| register | poster | gyldige | forskelle | uden grund |", "|---|---|---|---|---|"]
        lines += comparisons.map { one in
            let differences = one.found.values.reduce(0, +)
            return "| \(one.register.id) | \(one.records.count) | \(one.valid) | \(differences) | \(one.faults.count) |"
        }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
    }
}
