import ArgumentParser
import Foundation
import LandkortApplication
import LandkortCore

struct ModelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model", abstract: "The declarations of the registers: check them, publish them.",
        subcommands: [ModelCheckCommand.self, ModelPublishCommand.self, ModelApplyCommand.self])
}

/// `DIR`, and what reads it.
struct ModelFolder: ParsableArguments {
    @Argument(help: "A folder of registers; without it, the built-in ones.") var folder: String?

    func model() throws -> Model {
        guard let folder else { return Model() }
        return Model(try RegisterFolder(folder))
    }
}

struct ModelCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Everything to mend in a folder of registers.",
        discussion: """
            Example: landkort model check nordjylland.registre
            What the reader refuses, what the common public modelling rules (FDA) ask, and example rows that break
            their register's rules. The folder is read over the built-in registers.
            Exit codes: 0 no error, 64 errors.
            """)

    @OptionGroup var folder: ModelFolder
    @Flag(help: "Warnings are errors.") var strict = false
    @Flag(help: "Print a JSON object instead of text.") var json = false

    func run() async throws {
        let check = ModelCheck(try folder.model())
        let bytes = json ? check.json.bytes + Array("\n".utf8) : Array(check.text.utf8)
        try Terminal.print(bytes)
        let isFine = check.count(of: .error) == 0 && !(strict && check.count(of: .warning) > 0)
        guard isFine else { throw ExitCode(ProblemKind.invalid.exitCode) }
    }
}

struct ModelPublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Write the model for others to read: pages, concept lists, linked data, schemas.",
        discussion: """
            Example: landkort model publish nordjylland.registre -o ud --publisher "Thisted Kommune"
            HTML in Danish and English, the public spreadsheet of concepts (CSV), SKOS and DCAT-AP-DK (Turtle), and a
            JSON Schema for each register. Files in the folder that are not written again are left alone.
            """)

    @OptionGroup var folder: ModelFolder
    @Option(name: .shortAndLong, help: "The folder to write to; it is made where it is missing.") var output: String
    @Option(help: "Where the data are served.") var address = "http://127.0.0.1:8080"
    @Option(help: "Who answers for the model.") var publisher = ModelPublication.unnamed

    func run() async throws {
        guard address.hasPrefix("https://") || address.hasPrefix("http://") else {
            throw UseProblem.badAddress(address)
        }
        let circumstances = ModelPublication.Circumstances(address: address, publisher: publisher)
        let publication = try ModelPublication(try folder.model(), circumstances)
        try publication.write(to: output)
        try Terminal.print("\(publication.files.count) filer i / files in \(output)")
    }
}

extension ModelCheck {
    /// What the command prints, Danish first.
    var text: String {
        let figures =
            "\(registers.counted("register / register", "registre / registers")), "
            + "\(count(of: .error).counted("fejl / error", "fejl / errors")), "
            + "\(count(of: .warning).counted("advarsel / warning", "advarsler / warnings"))\n"
        return findings.map(\.text).joined() + figures
    }
}

extension ModelFinding {
    fileprivate var text: String {
        let word = severity == .error ? "fejl / error" : "advarsel / warning"
        let source = rule.map { ", FDA \($0)" } ?? ""
        return "\(place): \(word) (\(code)\(source))\n  \(sentence.da)\n  \(sentence.en)\n\(place.excerpt)\n"
    }
}
