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

    @Test(
        "a time is told by the clocks of Denmark, also where it is another day there",
        arguments: [
            (Language.da, "2026-11-20T09:05:59.123Z", "20. november 2026 kl. 10.05"),
            (.en, "2026-11-20T23:00:07Z", "21 November 2026 at 00:00"),
            (.da, "2026-12-31T23:30:00Z", "1. januar 2027 kl. 00.30"),
            (.da, "2026-03-29T00:59:59.999Z", "29. marts 2026 kl. 01.59"),
            (.da, "2026-03-29T01:00:00Z", "29. marts 2026 kl. 03.00"),
            (.da, "2026-10-24T23:59:59Z", "25. oktober 2026 kl. 01.59"),
            (.da, "2026-10-25T00:00:00Z", "25. oktober 2026 kl. 02.00 (sommertid)"),
            (.da, "2026-10-25T00:59:00Z", "25. oktober 2026 kl. 02.59 (sommertid)"),
            (.en, "2026-10-25T00:30:00Z", "25 October 2026 at 02:30 (summer time)"),
            (.da, "2026-10-25T01:00:00Z", "25. oktober 2026 kl. 02.00 (normaltid)"),
            (.en, "2026-10-25T01:30:00Z", "25 October 2026 at 02:30 (standard time)"),
            (.da, "2026-10-25T02:00:00Z", "25. oktober 2026 kl. 03.00"),
            (.da, "9999-12-31T22:30:00Z", "31. december 9999 kl. 23.30"),
            (.da, "9999-12-31T23:30:00Z", "1. januar 10000 kl. 00.30"),
            (.da, "2026-07-01T12:00:00+02:00", "1. juli 2026 kl. 12.00"),
        ])
    func time(language: Language, text: String, words: String) {
        #expect(DateText(language: language)(text, .long) == words)
    }

    @Test("seconds are told where they are asked for")
    func seconds() {
        #expect(DateText(language: .da)("2026-11-20T09:05:59.123Z", .long, .seconds).hasSuffix("kl. 10.05.59"))
        #expect(DateText(language: .en)("2026-11-20T22:00:07Z", .short, .seconds) == "20 Nov 2026 at 23:00:07")
    }

    @Test("what is no date stays as it is", arguments: ["", "i morgen", "2026", "2026-13-01", "2026-11", "T10:00:00Z"])
    func other(text: String) {
        #expect(DateText(language: .da)(text, .long) == text)
    }
}
