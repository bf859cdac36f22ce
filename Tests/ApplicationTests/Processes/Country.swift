import LandkortCore
import LandkortStore
import Support
import Testing

@testable import LandkortApplication

/// A small invented campaign over many municipalities, with everything that makes grouping hard.
struct Country: Sendable {
    let trial: ImportTrial
    let workspace: Workspace

    /// On 2026-11-20; read by many tests and written by none.
    static let shared = Task { try await Country() }

    static let rows = 480
    static let names = [
        "Thisted", "Aalborg", "Norddjurs", "Guldborgsund", "København", "Christiansø", "Vesthimmerland",
        "Vesthimmerlands", "Ukendtby", "Læsø",
    ]

    init(today: String = "2026-11-20") async throws {
        trial = try await ImportTrial()
        try await trial.run(CoverageText.file(Self.lines))
        workspace = Workspace(store: trial.store, threads: 2, today: { today })
    }

    static let lines: [CoverageLine] = {
        var random = SplitMix(seed: 2026)
        return (0..<rows).map { row in
            var line = CoverageLine(id: row, street: "Vej \(row % 23)", municipality: names[row % names.count])
            line.postcode = ["9370", "9000", "0800", ""].randomElement(using: &random)!
            // One in sixteen has no position; one in sixteen lies outside the grid.
            switch row % 16 {
            case 3: line.east = ""
            case 5: line.east = "\(1_500_000 + row)"
            default: line.east = "\(Int.random(in: 480_000..<530_000, using: &random)),25"
            }
            line.north = "\(Int.random(in: 6_280_000..<6_330_000, using: &random))"
            line.speeds = speeds(&random)
            return line
        }
    }()

    private static func speeds(_ random: inout SplitMix) -> [String] {
        var speeds: [String] = []
        for _ in 0..<4 {
            let isOffered = Int.random(in: 0..<3, using: &random) == 0
            speeds.append(isOffered ? ["10", "30,000", "100", "1000"].randomElement(using: &random)! : "")
            speeds.append(isOffered ? ["", "0", "2", "30", "500"].randomElement(using: &random)! : "")
        }
        let mobile = [["600", "30"], ["30", "2"], ["77", "7"], ["0", "0"], ["", ""]]
        return speeds + mobile.randomElement(using: &random)!
    }

    func run(_ inputs: [String: String]) async throws -> [OutputRow] {
        var all = ["kortlaegning": "2026"]
        all.merge(inputs) { $1 }
        let answer = try await AnalysisProcess.named("daekningsgrad").run(all, in: workspace, reader: .anonymous)
        return try #require(answer.rows)
    }
}

extension OutputRow {
    subscript(name: String) -> Value? { values.first { $0.name == name }?.value }

    var code: String? {
        if case .text(let code)? = self["omraade"] { code } else { nil }
    }

    var name: String? {
        if case .text(let name)? = self["navn"] { name } else { nil }
    }

    /// Every number by name, those of mobile classes too.
    var counts: [String: Int] {
        var counts: [String: Int] = [:]
        for (name, value) in values {
            if case .count(let count) = value { counts[name] = count }
            if case .counts(let classes) = value {
                for (mobile, count) in classes { counts["\(name) \(mobile)"] = count }
            }
        }
        return counts
    }

    /// The numbers of all rows added up.
    static func total(_ rows: [OutputRow]) -> [String: Int] {
        rows.reduce(into: [:]) { $0.merge($1.counts, uniquingKeysWith: +) }
    }
}
