import Foundation
import Support
import Testing

@Suite("A file that is cut off")
struct TruncationTests {
    /// Four lines of the real layout; the last ones end in an upload, in nothing offered, and in a quoted zero.
    private static let text = CoverageFile.text([
        CoverageFile.line(1), CoverageFile.line(2, mobile: ";"), CoverageFile.line(3, fibre: ""),
        CoverageFile.line(4, mobile: "\"20\";\"0\""),
    ])

    /// How many addresses a file cut after `count` bytes holds; nil where the cut is in the middle of a line.
    private static func rows(_ count: Int, _ bytes: [UInt8]) -> Int? {
        let kept = bytes.prefix(count)
        let lines = kept.count { $0 == 10 }
        let isWhole = kept.last == 10 || (count < bytes.count && bytes[count] == 10 && kept.last == UInt8(ascii: "\""))
        guard isWhole else { return nil }
        let rows = lines - 1 + (kept.last == 10 ? 0 : 1)
        return rows > 0 ? rows : nil
    }

    @Test("is refused wherever it is cut, but for the ends of its lines")
    func everywhere() async throws {
        let scratch = try Scratch()
        let store = scratch.path("lager.gpkg")
        let other = try scratch.write(CoverageFile.text(rows: 50..<53, municipality: "Thisted"), to: "b.csv")
        #expect(try await Landkort.importPart(other, into: store).code == 0)
        let before = try Data(contentsOf: URL(fileURLWithPath: store))
        let bytes = Array(Self.text.utf8)
        let lineEnds = bytes.indices.filter { bytes[$0] == 10 }.flatMap { [$0 - 1, $0, $0 + 1] }
        let cuts = Set(stride(from: 0, to: bytes.count, by: bytes.count / 200 + 1)).union(lineEnds).sorted()
        #expect(cuts.count >= 180)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (place, cut) in cuts.enumerated() {
                if place >= 3 { try await group.next() }
                group.addTask { try await Self.check(cut, bytes, scratch, store) }
            }
            try await group.waitForAll()
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: store)) == before)
    }

    /// A dry run says what an import would.
    private static func check(_ cut: Int, _ bytes: [UInt8], _ scratch: Scratch, _ store: String) async throws {
        let path = try scratch.write(Data(bytes.prefix(cut)), to: "\(cut).csv")
        let expected = rows(cut, bytes)
        let outcome = try await Landkort.importPart(path, into: store, "--dry-run")
        guard let expected else {
            #expect(outcome.code == 64, "cut at \(cut): \(outcome.output)")
            outcome.says("\(cut).csv")
            return
        }
        #expect(outcome.code == 0, "cut at \(cut): \(outcome.errors)")
        #expect(outcome.output.contains("addresses: \(expected)\n"), "cut at \(cut): \(outcome.output)")
    }

    @Test("in the middle of its last line is told to be cut off there")
    func told() async throws {
        let scratch = try Scratch()
        let bytes = Data(CoverageFile.text(rows: 0..<3).utf8)
        for missing in [3, 20, 60, 100] {
            let path = try scratch.write(bytes.dropLast(missing), to: "a.csv")
            let outcome = try await Landkort.importPart(path, into: scratch.path("lager.gpkg"))
            #expect(outcome.code == 64)
            outcome.says("4")
            #expect(outcome.errors.contains("afkortet") && outcome.errors.contains("truncated"), "\(outcome.errors)")
        }
    }
}
