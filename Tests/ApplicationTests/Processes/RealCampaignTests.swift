import Foundation
import LandkortCore
import Support
import Testing

@testable import LandkortApplication

/// The real files, counted by this program and by a few lines of Python that know nothing of it.
@Suite(
    "daekningsgrad of real files", .enabled(if: Places.hasData && Tool.python.isHere, "needs the real files and Python")
)
struct RealCampaignTests {
    private static let count = """
        import collections, csv, json, sys
        areas = collections.defaultdict(collections.Counter)
        number = lambda text: float(text.replace(",", ".") or 0)
        for row in csv.DictReader(open(sys.argv[1], encoding="utf-8-sig"), delimiter=";"):
            count = areas[row["postnr"]]
            count["adresser"] += 1
            names = {"fasttraadloest": "fasttraadloest", "fiber": "fiber", "kabel_tv": "kabel", "xdsl": "xdsl"}
            speeds = {new: (number(row["download_" + old]), number(row["upload_" + old])) for old, new in names.items()}
            for down, up in [(100, 30), (10, 2), (30, 5), (500, None), (1000, None)]:
                fast = [u for d, u in speeds.values() if d >= down]
                if any(up is None or u >= up for u in fast): answer = "daekket"
                elif any(u == 0 for u in fast): answer = "ukendt"
                else: answer = "udaekket"
                count[answer + "_" + (str(down) if up is None else f"{down}_{up}")] += 1
            offered = [name for name, (down, up) in speeds.items() if down > 0]
            for name in offered: count[name] += 1
            count["kun_kobber"] += offered == ["xdsl"]
            count["ingen_fast"] += not offered
            down, up = number(row["download_mobil"]), number(row["upload_mobil"])
            count["mobil " + (f"{down:g}/{up:g}" if down else "ingen")] += 1
        print(json.dumps(areas))
        """

    @Test(
        "every figure of every post code is what Python counts", arguments: ["guldborgsund", "frederikshavn", "laesoe"])
    func agreesWithPython(name: String) async throws {
        let path = Places.data.appending(path: "broadband/bbk26_\(name).csv").path
        let counted = try await Tool.python.run(["-c", Self.count, path])
        try #require(counted.code == 0, "\(counted.errors)")
        let expected = try JSONDecoder().decode([String: [String: Int]].self, from: Data(counted.output.utf8))
            .mapValues { $0.filter { $0.value > 0 } }

        let rows = try await rows(of: path, by: "postnummer")
        #expect(rows.count == expected.count)
        for row in rows {
            #expect(row.counts.filter { $0.value > 0 } == expected[row.code ?? ""], "post code \(row.code ?? "–")")
        }
    }

    @Test("the figures that people checked by hand")
    func knownFigures() async throws {
        let folder = Places.data.appending(path: "broadband")
        let guldborgsund = OutputRow.total(
            try await rows(of: folder.appending(path: "bbk26_guldborgsund.csv").path, by: "kommune"))
        let expected = [
            "adresser": 10_931, "daekket_100_30": 10_710, "udaekket_100_30": 221, "ukendt_100_30": 0,
            "udaekket_30_5": 21, "ukendt_30_5": 200, "fiber": 10_675, "kun_kobber": 9, "ingen_fast": 14,
        ]
        for (name, count) in expected { #expect(guldborgsund[name] == count, "\(name)") }
        let laesoe = OutputRow.total(try await rows(of: folder.appending(path: "bbk26_laesoe.csv").path, by: "kommune"))
        #expect(laesoe["adresser"] == 3_673)
        #expect(laesoe["daekket_100_30"] == 3_673)
        let frederikshavn = OutputRow.total(
            try await rows(of: folder.appending(path: "bbk26_frederikshavn.csv").path, by: "kommune"))
        #expect(frederikshavn["adresser"] == 6_745)
        #expect(frederikshavn["fiber"] == 6_744)
    }

    private func rows(of path: String, by grouping: String) async throws -> [OutputRow] {
        let trial = try await ImportTrial()
        var work = CampaignImport(id: CampaignID(name: "2026"), threads: 2, now: "2026-11-20T10:00:00Z")
        work.isPartial = true
        _ = try await work.run(path, into: { trial.store })
        let workspace = Workspace(store: trial.store, threads: 2, today: { "2026-11-20" })
        let answer = try await AnalysisProcess.named("daekningsgrad").run(
            ["kortlaegning": "2026", "omraade": grouping], in: workspace, reader: .anonymous)
        return try #require(answer.rows)
    }
}
