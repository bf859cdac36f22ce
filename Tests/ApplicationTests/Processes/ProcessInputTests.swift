import LandkortCore
import Support
import Testing

@testable import LandkortApplication

@Suite("Inputs and outputs of an analysis")
struct ProcessInputTests {
    private func code(_ inputs: [String: String]) async throws -> String {
        let trial = try await ImportTrial()
        try await trial.run(ImportTrial.file("Læsø", 0..<2))
        let workspace = Workspace(store: trial.store, threads: 1, today: { "2026-11-20" })
        let problem = await #expect(throws: ProcessProblem.self) {
            try await AnalysisProcess.named("daekningsgrad").run(inputs, in: workspace, reader: .administrator)
        }
        let known = try #require(problem)
        #expect(!known.message.da.isEmpty && known.message.da != known.message.en)
        return known.code
    }

    @Test("an analysis nobody knows is told with those that are")
    func unknownProcess() throws {
        let problem = try #require(throws: ProcessProblem.self) { try AnalysisProcess.named("dækningsgrad") }
        #expect(problem.code == "process.unknown")
        #expect(problem.kind == .notFound)
        #expect(problem.message.da.contains("daekningsgrad"))
    }

    @Test("inputs that are unknown, missing or not allowed are refused, each by its name")
    func inputs() async throws {
        let good = ["kortlaegning": "2026", "omraade": "kommune"]
        #expect(try await code(good.merging(["aar": "2026"]) { $1 }) == "process.unknown-input")
        #expect(try await code(["omraade": "kommune"]) == "process.missing-input")
        #expect(try await code(["kortlaegning": "2026"]) == "process.missing-input")
        #expect(try await code(good.merging(["omraade": "sogn"]) { $1 }) == "process.bad-input")
        #expect(try await code(good.merging(["art": "offered"]) { $1 }) == "process.bad-input")
        #expect(try await code(good.merging(["kortlaegning": "2024"]) { $1 }) == "process.unknown-campaign")
        #expect(try await code(good.merging(["kortlaegning": ""]) { $1 }) == "process.unknown-campaign")
        #expect(try await code(good.merging(["inden_for": "9999"]) { $1 }) == "process.unknown-area")
    }

    @Test("the answer as JSON: keys in order, one object an area, a name without code as null")
    func json() async throws {
        let trial = try await ImportTrial()
        var copper = CoverageLine(id: 2, municipality: "Ny \"By\"")
        copper.speeds = ["", "", "", "", "", "", "50,000", "", "77", "7"]
        try await trial.run(CoverageText.file([CoverageLine(id: 1, municipality: "Læsø"), copper]))
        let workspace = Workspace(store: trial.store, threads: 1, today: { "2026-11-20" })
        let answer = try await AnalysisProcess.named("daekningsgrad").run(
            ["kortlaegning": "2026", "omraade": "kommune"], in: workspace, reader: .administrator)
        let expected = """
            [
            {"omraade":"0825","navn":"Læsø","adresser":1,\
            "daekket_100_30":1,"udaekket_100_30":0,"ukendt_100_30":0,\
            "daekket_10_2":1,"udaekket_10_2":0,"ukendt_10_2":0,\
            "daekket_30_5":1,"udaekket_30_5":0,"ukendt_30_5":0,\
            "daekket_500":1,"udaekket_500":0,"ukendt_500":0,\
            "daekket_1000":1,"udaekket_1000":0,"ukendt_1000":0,\
            "fiber":1,"kabel":0,"xdsl":0,"fasttraadloest":0,"kun_kobber":0,"ingen_fast":0,"mobil":{"600/30":1}},
            {"omraade":null,"navn":"Ny \\"By\\"","adresser":1,\
            "daekket_100_30":0,"udaekket_100_30":1,"ukendt_100_30":0,\
            "daekket_10_2":0,"udaekket_10_2":0,"ukendt_10_2":1,\
            "daekket_30_5":0,"udaekket_30_5":0,"ukendt_30_5":1,\
            "daekket_500":0,"udaekket_500":1,"ukendt_500":0,\
            "daekket_1000":0,"udaekket_1000":1,"ukendt_1000":0,\
            "fiber":0,"kabel":0,"xdsl":1,"fasttraadloest":0,"kun_kobber":1,"ingen_fast":0,"mobil":{"77/7":1}}
            ]

            """
        #expect(String(decoding: answer.json, as: UTF8.self) == expected)
    }

    @Test("no areas are an empty array, and an empty table")
    func empty() {
        #expect(String(decoding: OutputRow.json([]), as: UTF8.self) == "[\n]\n")
        #expect(OutputRow.table([]).isEmpty)
    }
}
