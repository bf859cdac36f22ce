import ArgumentParser
import Foundation
import LandkortCore

/// The program: one file a command.
@main
struct Landkort: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "landkort",
        abstract: "Det digitale landkort: see and share where digital infrastructure is missing.",
        discussion: """
            The store is a GeoPackage file: --store FILE, or the environment variable LANDKORT_STORE.
            Exit codes: 0 fine, 64 bad use or bad input, 65 conflict or too large, 66 not found, 69 unavailable,
            70 defect or a damaged store, 77 not allowed.
            """,
        version: "0.1.0",
        subcommands: [
            Demo.self, New.self, Serve.self, Import.self, Export.self, AttachCommand.self, CampaignCommand.self,
            Run.self,
            ModelCommand.self,
            UserCommand.self, TokenCommand.self, AuditCommand.self, ReviewCommand.self,
            ShareCommand.self, RedactCommand.self, RetentionCommand.self,
        ])

    static func main() async {
        // A closed pipe is then a problem like others, and a store is closed before the program ends.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let problem as any Problem {
            Terminal.fail(problem)
        } catch let code as ExitCode {
            // What is wrong has been told.
            exit(withError: code)
        } catch {
            let code = exitCode(for: error)
            if code == .validationFailure { Terminal.say("Fejl: \(ParserProblem.danish(message(for: error)))") }
            guard code != .success else { return printHelp(error) }
            guard code == .failure else { exit(withError: error) }
            Terminal.fail(
                Defect(
                    "program.defect",
                    Bilingual(
                        da: ". Send linjen herunder til dem, der laver det.",
                        en: ". Send the line below to those who make it."), cause: error))
        }
    }

    /// The parser would print it too, and not mind where it went.
    private static func printHelp(_ asked: any Error) {
        do {
            try Terminal.print(fullMessage(for: asked))
        } catch {
            Terminal.fail(error)
        }
    }
}
