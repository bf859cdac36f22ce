import Foundation
import LandkortApplication

/// Measures analyses on a store whose columns are open: `landkort-bench warm --store S --runs N`.
///
/// `LANDKORT_THREADS` says how many threads an analysis may use. Prints one line of JSON; no result is kept
/// between runs.
@main
struct LandkortBench {
    static func main() async throws {
        let arguments = CommandLine.arguments
        func option(_ name: String) -> String? {
            arguments.firstIndex(of: name).flatMap { arguments.indices.contains($0 + 1) ? arguments[$0 + 1] : nil }
        }
        guard arguments.dropFirst().first == "warm", let path = option("--store") else {
            FileHandle.standardError.write(Data("usage: landkort-bench warm --store S [--runs N]\n".utf8))
            exit(64)
        }
        let threads = ProcessInfo.processInfo.environment["LANDKORT_THREADS"].flatMap(Int.init) ?? 1
        let workspace = Workspace(
            store: try await Opening.store(at: path, creating: false), threads: threads, today: { "2026-11-21" })
        let inputs = ["kortlaegning": option("--campaign") ?? "2026", "omraade": option("--area") ?? "kommune"]
        let process = try AnalysisProcess.named("daekningsgrad")
        var rows = try await process.run(inputs, in: workspace, reader: .administrator).rows ?? []
        var seconds: [Double] = []
        for _ in 0..<(option("--runs").flatMap(Int.init) ?? 7) {
            let start = ContinuousClock.now
            rows = try await process.run(inputs, in: workspace, reader: .administrator).rows ?? []
            seconds.append((ContinuousClock.now - start) / .seconds(1))
        }
        let median = seconds.sorted()[seconds.count / 2]
        print(#"{"median_s":\#(median),"runs_s":\#(seconds),"threads":\#(threads),"rows":\#(rows.count)}"#)
    }
}
