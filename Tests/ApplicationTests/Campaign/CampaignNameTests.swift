import LandkortCore
import Support
import Testing

@testable import LandkortApplication

@Suite("What a campaign may be called")
struct CampaignNameTests {
    @Test(
        "visible text of up to a hundred characters will do",
        arguments: [
            "2026", "Efterår 2026 (rettet)", "a", "2026½", "Ærø: 1. udgave", String(repeating: "ø", count: 100),
        ])
    func good(name: String) { #expect(CampaignName.flaw(of: name) == nil) }

    @Test(
        "anything else has a flaw that is named",
        arguments: [
            ("", CampaignName.Flaw.empty), ("  ", .empty), ("\n", .empty), ("2026/1", .slash), ("..\\2026", .slash),
            ("20\u{0}26", .invisible), ("2026\n", .invisible), ("a\u{202E}b", .invisible), ("a\u{200B}b", .invisible),
            ("a\u{2028}b", .invisible), ("a\u{85}b", .invisible), (" 2026", .spaceAround), ("2026\u{A0}", .spaceAround),
            (String(repeating: "x", count: 101), .tooLong),
        ])
    func bad(name: String, flaw: CampaignName.Flaw) {
        #expect(CampaignName.flaw(of: name) == flaw)
        let problem = CampaignProblem.badName(name, flaw)
        for text in [problem.message.da, problem.message.en] {
            #expect(!text.contains("--name") && !text.unicodeScalars.contains(where: PrintableText.isInvisible))
        }
        #expect(problem.commandLineMessage.da.contains("--name"))
    }

    @Test("an import under such a name is refused before its file is read")
    func refused() async throws {
        let work = CampaignImport(id: CampaignID(name: "a/b"), threads: 1, now: "2026-11-20T10:00:00Z")
        let problem = await #expect(throws: CampaignProblem.self) {
            try await work.run("/nowhere", into: { throw CampaignProblem.noFile(path: "") })
        }
        #expect(problem?.code == "campaign.bad-name" && problem?.kind == .invalid)
    }
}
