import Foundation
import Testing

@testable import LandkortApplication

@Suite("Counting days")
struct DayTests {
    @Test("every day of three centuries is the day that the calendar says, and is written as it was read")
    func calendar() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        for number in stride(from: -36_500, to: 73_000, by: 13) {
            let parts = calendar.dateComponents(
                [.year, .month, .day], from: Date(timeIntervalSince1970: Double(number) * 86_400))
            let text = String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
            let day = try #require(Day(text))
            #expect(day.number == number && day.text == text)
        }
    }

    @Test(
        "months are counted as contracts count them: a day that is not there is the month's last",
        arguments: [
            ("2028-12-31", -12, "2027-12-31"), ("2027-12-31", -6, "2027-06-30"), ("2024-02-29", 12, "2025-02-28"),
            ("2026-01-31", 1, "2026-02-28"), ("2026-01-15", -13, "2024-12-15"), ("2026-11-20", 0, "2026-11-20"),
        ])
    func months(from: String, count: Int, to: String) throws {
        #expect(try #require(Day(from)).adding(months: count).text == to)
    }

    @Test("other text is no day", arguments: ["", "2026", "2026-13-01", "2026-00-10", "i morgen", "2025-05"])
    func other(text: String) { #expect(Day(text) == nil) }
}
