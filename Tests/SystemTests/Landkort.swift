import Foundation
import Support
import Testing

/// The built program, as people start it.
enum Landkort {
    /// `LANDKORT_BINARY`, else the one that was built beside the tests.
    static let tool: Tool = {
        if let path = ProcessInfo.processInfo.environment["LANDKORT_BINARY"], !path.isEmpty { return Tool(path) }
        return Tool(Places.package.appending(path: ".build/debug/landkort").path)
    }()

    static func run(
        _ arguments: String..., environment: [String: String] = [:], in folder: URL? = nil
    ) async throws -> Tool.Outcome {
        try await tool.run(arguments, environment: environment, in: folder)
    }

    /// Imports a file as part of the campaign 2026.
    static func importPart(_ file: String, into store: String, _ more: String...) async throws -> Tool.Outcome {
        try await tool.run(["campaign", "import", file, "--store", store, "--name", "2026", "--partial"] + more)
    }

    /// The rows of `daekningsgrad` for 2026 by municipality, by name.
    static func coverage(of store: String, _ more: String...) async throws -> [String: Coverage] {
        let outcome = try await tool.run(
            [
                "run", "daekningsgrad", "--store", store, "--input", "kortlaegning=2026", "--input", "omraade=kommune",
                "--json",
            ]
                + more)
        guard outcome.code == 0 else { throw ToolProblem(text: outcome.errors) }
        let rows = try JSONDecoder().decode([Coverage].self, from: Data(outcome.output.utf8))
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.navn ?? "", $0) })
    }
}

/// The figures of one area as the program prints them.
struct Coverage: Decodable, Equatable {
    var omraade: String?
    var navn: String?
    var adresser: Int
    var daekket_100_30: Int
    var udaekket_100_30: Int
    var ukendt_100_30: Int
    var udaekket_30_5: Int
    var ukendt_30_5: Int
    var fiber: Int
    var kun_kobber: Int
    var ingen_fast: Int
    var mobil: [String: Int]
}

extension Tool.Outcome {
    /// Danish and English, and every word of `words` in each.
    func says(_ words: String..., sourceLocation: SourceLocation = #_sourceLocation) {
        let lines = errors.components(separatedBy: "Error: ")
        #expect(lines.count == 2 && lines[0].hasPrefix("Fejl: "), "\(errors)", sourceLocation: sourceLocation)
        for word in words {
            #expect(lines.allSatisfy { $0.contains(word) }, "»\(word)« in \(errors)", sourceLocation: sourceLocation)
        }
    }
}
