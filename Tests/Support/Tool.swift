public import Foundation

/// A program that is not ours, or ours as people start it.
public struct Tool: Sendable {
    /// Where it lies.
    public let path: String

    /// The program at `path`, whether it is there or not.
    public init(_ path: String) { self.path = path }

    /// Debian's Python, which has GDAL's module.
    public static let python = Tool("/usr/bin/python3")
    /// GDAL's reader.
    public static let ogrinfo = Tool("/usr/bin/ogrinfo")
    /// GDAL's converter.
    public static let ogr2ogr = Tool("/usr/bin/ogr2ogr")

    /// Whether it can be run on this machine.
    public var isHere: Bool { FileManager.default.isExecutableFile(atPath: path) }

    /// What a program that has ended left behind.
    public struct Outcome: Sendable {
        /// The exit code; the signal's number where one ended it.
        public var code: Int32
        /// Whether a signal ended it.
        public var wasKilled: Bool
        /// Standard output.
        public var output: String
        /// Standard error.
        public var errors: String
    }

    /// Runs the program to its end, when there is a core for it.
    ///
    /// - Parameter started: is given the running program, to end it.
    public func run(
        _ arguments: [String], environment: [String: String] = [:], in folder: URL? = nil,
        started: (@Sendable (Child) -> Void)? = nil
    ) async throws -> Outcome {
        await Turnstile.shared.enter()
        defer { Turnstile.shared.leave() }
        return try await runAtOnce(arguments, environment: environment, in: folder, started: started)
    }

    /// As ``run(_:environment:in:started:)``, however many programs are running: for servers, which wait for others.
    public func runAtOnce(
        _ arguments: [String], environment: [String: String] = [:], in folder: URL? = nil,
        started: (@Sendable (Child) -> Void)? = nil
    ) async throws -> Outcome {
        let files = try (output: Capture(), errors: Capture())
        let child = try Child(
            path, arguments, ProcessInfo.processInfo.environment.merging(environment) { $1 }, in: folder,
            output: files.output.descriptor, errors: files.errors.descriptor)
        started?(child)
        let status = await child.ended()
        let signal = status & 0x7F
        return Outcome(
            code: signal == 0 ? status >> 8 & 0xFF : signal, wasKilled: signal != 0,
            output: try files.output.text(), errors: try files.errors.text())
    }
}

/// A tool said no.
public struct ToolProblem: Error, CustomStringConvertible {
    /// What it said.
    public let text: String

    /// A tool's complaint.
    public init(text: String) { self.text = text }

    /// What it said.
    public var description: String { text }
}
