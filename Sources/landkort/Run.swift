import ArgumentParser
import Foundation
import LandkortApplication
import LandkortCore

struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run an analysis.",
        discussion: """
            Example: landkort run daekningsgrad --store S --input kortlaegning=2026 --input omraade=kommune --json
            Example: landkort run sammenligning --store S --input kortlaegning=2026 --input siden=2025
            Example: landkort run statusnotat --store S --input partnerskab=KODE --input aar=2024 --input format=html
            """)

    @Argument(help: "The analysis: \(AnalysisProcess.all.map(\.id).joined(separator: ", ")).") var process: String
    @OptionGroup var store: StoreOption
    @Option(parsing: .singleValue, help: "name=value; repeat for more.") var input: [String] = []
    @Flag(help: "Print JSON: an array of rows, or a document's structure.") var json = false

    func run() async throws {
        let process = try AnalysisProcess.named(process)
        let inputs = try inputs(of: process)
        let answer = try await process.run(inputs, in: try await store.workspace(), reader: .administrator)
        try Terminal.print(json ? answer.json : answer.printed)
    }

    private func inputs(of process: AnalysisProcess) throws(UseProblem) -> [String: String] {
        var values: [String: [String]] = [:]
        for pair in input {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, !parts[0].isEmpty else {
                throw .bareInput(pair, process: process.id, known: process.inputs.map(\.name))
            }
            values[parts[0], default: []].append(parts[1])
        }
        for (name, given) in values.sorted(by: { $0.key < $1.key }) where given.count > 1 {
            throw .repeatedInput(name, values: given)
        }
        return values.compactMapValues(\.first)
    }
}
