import LandkortCore
import Testing

@testable import LandkortWeb

@Suite("Dates in words")
struct DateTextTests {
    @Test(
        "a day is written as people write it",
        arguments: [
            (Language.da, DateText.Length.long, "2026-11-20", "20. november 2026"),
            (.da, .short, "2026-11-20", "20. nov. 2026"),
            (.da, .short, "2026-05-01", "1. maj 2026"),
            (.en, .long, "2026-11-20", "20 November 2026"),
            (.en, .short, "2026-05-01", "1 May 2026"),
            (.da, .long, "0926-01-02", "2. januar 926"),
        ])
    func day(language: Language, length: DateText.Length, text: String, words: String) {
        #expect(DateText(language: language)(text, length) == words)
    }

    @Test("a time says its clock and that it is UTC")
    func time() {
        #expect(DateText(language: .da)("2026-11-20T09:05:59.123Z", .long) == "20. november 2026 kl. 09.05 UTC")
        #expect(DateText(language: .en)("2026-11-20T23:00:00Z", .short) == "20 Nov 2026 at 23:00 UTC")
        #expect(DateText(language: .da)("2026-11-20T09:05:59.123Z", .long, .seconds).hasSuffix("kl. 09.05.59 UTC"))
        #expect(DateText(language: .en)("2026-11-20T23:00:07Z", .short, .seconds) == "20 Nov 2026 at 23:00:07 UTC")
    }

    @Test("what is no date stays as it is", arguments: ["", "i morgen", "2026", "2026-13-01", "2026-11", "T10:00:00Z"])
    func other(text: String) {
        #expect(DateText(language: .da)(text, .long) == text)
    }
}
