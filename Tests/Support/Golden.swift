import Foundation
public import Testing

/// A text that a test compares with, in `Tests/Golden`; `make bless` writes it anew.
public enum Golden {
    /// Expects `text` to be what the file called `name` holds; with `LANDKORT_BLESS=1` the file becomes the text.
    public static func expect(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws
    {
        let file = Places.package.appending(path: "Tests/Golden/\(name)")
        if ProcessInfo.processInfo.environment["LANDKORT_BLESS"] == "1" {
            try Data(text.utf8).write(to: file)
        }
        let golden = try String(contentsOf: file, encoding: .utf8)
        guard text != golden else { return }
        let (new, old) = (text.split(separator: "\n"), golden.split(separator: "\n"))
        let changed = new.difference(from: old).map(Self.line).joined(separator: "\n")
        Issue.record(
            "\(name) differs; read the change, and `make bless` if it is right:\n\(changed)",
            sourceLocation: sourceLocation)
    }

    private static func line(_ change: CollectionDifference<Substring>.Change) -> String {
        switch change {
        case .insert(_, let line, _): "+ \(line)"
        case .remove(_, let line, _): "- \(line)"
        }
    }
}
