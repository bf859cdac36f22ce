import Foundation
import LandkortCore
import Testing

@Suite("Moments")
struct MomentTests {
    @Test("every millisecond is read as it is written")
    func text() {
        for number in 1000..<2000 {
            let text = "2026-11-21T10:00:00.\(String(number).dropFirst())Z"
            #expect(Moment(text)?.description == text)
        }
    }

    @Test("a zone is taken off, and a time without fractions is its first millisecond")
    func forms() {
        #expect(Moment("2026-11-21T11:00:00+01:00")?.description == "2026-11-21T10:00:00.000Z")
        #expect(Moment("2026-11-21") == nil)
    }

    @Test(
        "a day ends at midnight in Denmark, in winter and summer and where the clock is set",
        arguments: [
            ("2026-11-20", "2026-11-20T22:59:59.999Z"), ("2026-07-01", "2026-07-01T21:59:59.999Z"),
            ("2026-03-29", "2026-03-29T21:59:59.999Z"), ("2026-10-25", "2026-10-25T22:59:59.999Z"),
            ("2024-02-29", "2024-02-29T22:59:59.999Z"),
        ])
    func endOfDay(day: String, end: String) {
        #expect(Moment(endOfDay: day)?.description == end)
        #expect(Moment(asOf: day)?.description == end)
        #expect(Moment(asOf: "\(day)T12:00:00+02:00")?.description == "\(day)T10:00:00.000Z")
    }

    @Test(
        "what is no day has no end", arguments: ["", "2026-02-29", "2026-13-01", "20-11-2026", "2026-11-20T10:00:00Z"])
    func noDay(text: String) {
        #expect(Moment(endOfDay: text) == nil)
    }
}
