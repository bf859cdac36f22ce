import LandkortApplication
import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("Columns that are there twice, and figures in words")
struct ColumnTests {
    @Test("columns of one name are told by their places, where they are to be read")
    func repeated() async throws {
        let fixture = try await ExchangeStore([Wares.register()])
        let problem = await #expect(throws: ImportProblem.self) {
            try await fixture.read(text: "navn;antal;farve;navn;farve\na;1;b;c;d")
        }
        #expect(problem?.message.da.contains("»navn«: nr. 1, 4") == true)
        #expect(problem?.message.en.contains("“navn”: nos. 1, 4") == true)
        let summary = try await fixture.read(text: "navn;antal;farve;farve\na;1;b;c")
        #expect(summary.unmatched == ["farve", "farve"])
    }

    @Test("of two columns for one field the first is read, and the other is told with the field")
    func doubled() async throws {
        let fixture = try await ExchangeStore([Wares.register()])
        let summary = try await fixture.read(text: "Benævnelse;navn;farve;x;lon;y\na;b;c;550000;9;6300000")
        #expect(summary.doubled.map(\.column) == ["navn", "lon"] && summary.doubled.map(\.field) == ["navn", "x"])
        #expect(summary.unmatched == ["farve"])
        let row = try #require(try await fixture.rows().first)
        #expect(row["navn"] == "a" && row.geometry == .point(Position(x: 550_000, y: 6_300_000)))
        let problem = await #expect(throws: ImportProblem.self) {
            try await fixture.read(text: "A;B\na;b") { $0.mapping.columns = ["A": .init("navn"), "B": .init("navn")] }
        }
        #expect(problem?.message.da.contains("A, B") == true)
    }

    @Test(
        "a spreadsheet's faults in the place, and formulas without results, are told of their cells",
        arguments: [
            "x", "geometri", "navn",
        ])
    func faults(column: String) async throws {
        let fixture = try await ExchangeStore([Wares.register()])
        let path = fixture.scratch.path("a.xlsx")
        let script = """
            import sys, openpyxl
            book = openpyxl.Workbook()
            values = {'navn': 'a', 'x': 550000, 'y': 6300000} if sys.argv[2] != 'geometri' else {'navn': 'a', 'geometri': ''}
            book.active.append(list(values))
            for fault in ['#N/A', '=1+1']:
                book.active.append(list({**values, sys.argv[2]: fault}.values()))
            book.save(sys.argv[1])
            """
        let outcome = try await Tool.environmentPython.run(["-c", script, path, column])
        try #require(outcome.code == 0, "\(outcome.errors)")
        let problem = await #expect(throws: ImportProblem.self) { try await fixture.read(path) }
        guard case .rows(_, let first, 2, 2) = problem else {
            Issue.record("\(String(describing: problem))")
            return
        }
        #expect(first.map(\.code) == ["import.cell", "import.cell"] && first.map(\.column) == [column, column])
        #expect(first.map(\.value) == ["#N/A", ""] && first[1].reason.da.contains("gem den med værdier"))
    }

    @Test(
        "one error in one row is said as one",
        arguments: [(1, "1 fejl i 1 række.", "1 error in 1 row."), (2, "2 fejl i 2 rækker.", "2 errors in 2 rows.")])
    func words(rows: Int, danish: String, english: String) async throws {
        let fixture = try await ExchangeStore([Wares.register()])
        let problem = await #expect(throws: ImportProblem.self) {
            try await fixture.read(text: "navn;antal\n" + (0..<rows).map { "a\($0);x\n" }.joined())
        }
        #expect(problem?.message.da.contains(danish) == true && problem?.message.en.contains(english) == true)
    }
}
