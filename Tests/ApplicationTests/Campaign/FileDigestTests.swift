import Foundation
import LandkortCore
import LandkortStore
import Support
import Testing

@testable import LandkortApplication

@Suite("A file's digest")
struct FileDigestTests {
    private static func hash(_ bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBytes { XXHash64.hash($0) } }

    /// The values that other implementations' own tests have.
    @Test(
        "is made of XXH64, as others compute it",
        arguments: [
            ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
            ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
        ] as [(String, UInt64)])
    func reference(text: String, expected: UInt64) {
        #expect(Self.hash(Array(text.utf8)) == expected)
    }

    @Test("is the same however the file is cut into reads, and names how it was made")
    func reads() {
        var random = SplitMix(seed: 11)
        let bytes = (0..<FileDigest.pieceSize * 3 + 4_711).map { _ in UInt8.random(in: 0...255, using: &random) }
        let texts = [1, 2, 4].map { pieces in
            var digest = FileDigest()
            let length = pieces * FileDigest.pieceSize
            // The last read first, as another thread may have done.
            for start in stride(from: 0, to: bytes.count, by: length).reversed() {
                bytes[start..<min(start + length, bytes.count)].withUnsafeBytes { digest.add($0, at: start) }
            }
            return digest.text
        }
        #expect(Set(texts).count == 1)
        #expect(texts[0].hasPrefix("xxh64-1m:"))
        #expect(texts[0].count == "xxh64-1m:".count + 16)
    }

    @Test("changes with any one byte of the file, in the first piece, in a later one, and in the heading's spelling")
    func bytes() throws {
        let text = CoverageText.file((0..<9_000).map { CoverageLine(id: $0, street: "Vej \($0)") })
        #expect(text.utf8.count > FileDigest.pieceSize)
        let changed = [
            text.replacing("Vej 3\"", with: "Vej x\""), text.replacing("Vej 8999\"", with: "Vej 899x\""),
            "\u{FEFF}" + text,
        ]
        let digests = try ([text] + changed).map { try CampaignReading.of($0, threads: 2).digest }
        #expect(Set(digests).count == 4)
        #expect(try CampaignReading.of(text, threads: 1).digest == digests[0])
    }
}

@Suite("A file whose digest another build made")
struct OtherDigestTests {
    private let file = ImportTrial.file("Læsø", 0..<50)

    /// As a build before digests had a mark of how they were made.
    private static func forget(_ trial: ImportTrial, digest: String) async throws {
        _ = try await GeoPackageFile(trial.scratch.path("lager.gpkg"))
            .rows("UPDATE landkort_kortlaegning_fil SET aftryk = '\(digest)'")
    }

    @Test(
        "is the same file when all its rows are there, and a conflict when one speed differs",
        .enabled(if: Tool.python.isHere, "skipped: no python3"),
        arguments: [String(repeating: "ab", count: 32), "sha3-9:00"])
    func content(digest: String) async throws {
        let trial = try await ImportTrial()
        try await trial.run(file)
        try await Self.forget(trial, digest: digest)
        #expect(try await trial.run(file).outcome == .unchanged)
        #expect(try await trial.run(file) { $0.isTrial = true }.outcome == .unchanged)

        var lines = (0..<50).map { CoverageLine(id: $0, street: "Havnegade", municipality: "Læsø") }
        lines[20].speeds[2] = "333"
        #expect(await trial.problem(CoverageText.file(lines)) == "campaign.overlaps")
        #expect(await trial.problem(ImportTrial.file("Læsø", 0..<49)) == "campaign.overlaps")
    }

    @Test(
        "is not taken for the same where its rows came from two files that hold as many",
        .enabled(if: Tool.python.isHere, "skipped: no python3"))
    func twoFiles() async throws {
        let trial = try await ImportTrial()
        try await trial.run(ImportTrial.file("Læsø", 0..<5))
        try await trial.run(ImportTrial.file("Morsø", 10..<15))
        try await Self.forget(trial, digest: "00")
        #expect(await trial.problem(ImportTrial.file("Læsø", 20..<25)) == "campaign.overlaps")
        #expect(try await trial.run(ImportTrial.file("Morsø", 10..<15)).outcome == .unchanged)
    }
}
