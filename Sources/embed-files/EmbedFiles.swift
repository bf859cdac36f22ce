import Foundation

/// Writes a Swift file that holds the given data files as string literals.
///
/// Usage: embed-files OUTPUT NAME=PATH …
///
/// SwiftPM's own `.embedInCode` writes an array of bytes, which takes the compiler a hundred times longer.
@main
struct EmbedFiles {
    static func main() throws {
        var arguments = CommandLine.arguments.dropFirst()
        guard let output = arguments.popFirst() else { throw Failure(text: "usage: embed-files OUTPUT NAME=PATH …") }
        var source = """
            /// The data files that travel inside the program, by name.
            enum Embedded {
                static let files: [(name: String, content: StaticString)] = [\n
            """
        for argument in arguments {
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw Failure(text: "not NAME=PATH: \(argument)") }
            let text = try String(contentsOfFile: parts[1], encoding: .utf8)
            source += "        (\"\(parts[0])\", \"\(escaped(text))\"),\n"
        }
        source += "    ]\n}\n"
        // A file that is written anew is compiled anew with all that rests on it, though it says the same.
        guard (try? String(contentsOfFile: output, encoding: .utf8)) != source else { return }
        try source.write(toFile: output, atomically: true, encoding: .utf8)
    }

    static func escaped(_ text: String) -> String {
        var out = ""
        out.reserveCapacity(text.utf8.count + text.utf8.count / 8)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": out += "\\\\"
            case "\"": out += "\\\""
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case let control where control.value < 32 || control.value == 127:
                out += "\\u{\(String(control.value, radix: 16))}"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    struct Failure: Error, CustomStringConvertible {
        let text: String
        var description: String { text }
    }
}
