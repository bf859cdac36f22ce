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

    /// Runs the program to its end.
    ///
    /// - Parameter started: is given the running process, to look at it or end it.
    public func run(
        _ arguments: [String], environment: [String: String] = [:], in folder: URL? = nil,
        started: (@Sendable (Process) -> Void)? = nil
    ) async throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        if let folder { process.currentDirectoryURL = folder }
        let files = try (output: Capture(), errors: Capture())
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = files.output.handle
        process.standardError = files.errors.handle
        try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in ended.resume() }
            do {
                try process.run()
                started?(process)
            } catch {
                ended.resume(throwing: error)
            }
        }
        return Outcome(
            code: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal,
            output: try files.output.text(), errors: try files.errors.text())
    }
}

/// Takes what a program prints, however much that is.
struct Capture {
    let handle: FileHandle
    private let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "landkort-test-\(UUID().uuidString).txt")
        try Data().write(to: url)
        handle = try FileHandle(forWritingTo: url)
    }

    /// Everything printed; the file is gone afterwards.
    func text() throws -> String {
        try handle.close()
        defer { try? FileManager.default.removeItem(at: url) }
        return String(decoding: try Data(contentsOf: url), as: UTF8.self)
    }
}
