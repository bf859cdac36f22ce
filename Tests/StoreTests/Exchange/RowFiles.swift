import Foundation
import LandkortCore
import LandkortStore
import Support

/// Files of rows, read to their end.
enum RowFiles {
    static func rows(_ path: String, layer: String? = nil) throws -> (columns: [String], rows: [FileRow]) {
        let file = try RowOrigin(path: path, layer: layer).open()
        var rows: [FileRow] = []
        while let row = try file.next() { rows.append(row) }
        return (file.columns, rows)
    }

    /// Runs Python with the packages of the tests.
    static func python(_ script: String, _ arguments: String...) async throws -> String {
        let outcome = try await Tool.environmentPython.run(["-c", script] + arguments)
        guard outcome.code == 0 else { throw ToolProblem(text: outcome.errors) }
        return outcome.output
    }
}
