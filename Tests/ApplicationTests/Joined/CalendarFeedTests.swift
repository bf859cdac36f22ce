import Foundation
import Support
import Testing

@testable import LandkortApplication

@Suite("A calendar as iCalendar text")
struct CalendarFeedTests {
    private static func entry(_ title: String, _ time: CalendarEntry.Time, place: String? = nil) -> CalendarEntry {
        CalendarEntry(
            uid: "moede-1@landkort", title: title, text: nil, place: place, path: "/overblik/moeder/1", time: time,
            isCancelled: false, sequence: 2, modified: "2026-11-20T10:00:00.123Z")
    }

    private static func text(_ entries: [CalendarEntry]) -> String {
        String(decoding: CalendarFeed("Kalender", entries, base: "http://kort.example").bytes, as: UTF8.self)
    }

    @Test("no line is longer than 75 octets, none breaks within a letter, and unfolded they say the same")
    func folding() {
        for count in 60...90 {
            let title = String(repeating: "æ", count: count) + "🙂" + String(repeating: "x", count: count)
            let text = Self.text([Self.entry(title, .day("2026-12-10"))])
            let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
            #expect(lines.allSatisfy { $0.utf8.count <= 75 } && lines.last == "")
            #expect(!text.contains("\u{FFFD}"))
            #expect(text.replacing("\r\n ", with: "").contains("SUMMARY:\(title)\r\n"))
        }
    }

    @Test("what ends a value or a line is escaped, and control characters are left out")
    func escaping() {
        #expect(CalendarFeed.escaped("a,b;c\\d\ne\r\nf\u{7}\u{0}g") == "a\\,b\\;c\\\\d\\ne\\nfg")
        let text = Self.text([Self.entry("Møde\nEND:VEVENT", .day("2026-12-10"))])
        #expect(text.components(separatedBy: "\r\nEND:VEVENT\r\n").count == 2)
    }

    @Test("a day ends with the next, a time is Danish time, and what changed is told")
    func times() {
        let day = Self.text([Self.entry("Frist", .day("2026-12-31"))])
        #expect(day.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"))
        let time = CalendarEntry.Time.clock(day: "2026-12-10", begins: "09:00:00", ends: "11:30:00")
        let text = Self.text([Self.entry("Møde", time, place: "Lokale 1, Aalborg")])
        #expect(text.contains("DTSTART;TZID=Europe/Copenhagen:20261210T090000\r\n"))
        #expect(text.contains("DTEND;TZID=Europe/Copenhagen:20261210T113000\r\n"))
        #expect(text.contains("LOCATION:Lokale 1\\, Aalborg\r\n"))
        #expect(text.contains("SEQUENCE:2\r\nLAST-MODIFIED:20261120T100000Z\r\n"))
    }

    @Test("another program reads the same", .enabled(if: Tool.readsCalendars, "icalendar is not installed"))
    func otherProgram() async throws {
        let scratch = try Scratch()
        let file = scratch.path("kalender.ics")
        let title = "Møde, med; tegn \\ og\nlinjer " + String(repeating: "ø", count: 80)
        let time = CalendarEntry.Time.clock(day: "2026-07-10", begins: "09:00:00", ends: "11:30:00")
        try Data(Self.text([Self.entry(title, time), Self.entry("Frist", .day("2026-12-31"))]).utf8)
            .write(to: URL(fileURLWithPath: file))
        let script = """
            import icalendar, sys
            calendar = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read())
            events = list(calendar.walk("VEVENT"))
            assert all(not event.errors for event in calendar.walk()), [e.errors for e in calendar.walk()]
            print(repr(str(events[0]["SUMMARY"])))
            print(events[0]["DTSTART"].dt.utcoffset(), events[0]["DTEND"].dt.isoformat(), events[1]["DTSTART"].dt)
            """
        let run = try await Tool.environmentPython.run(["-c", script, file])
        #expect(run.code == 0, "\(run.errors)")
        let lines = run.output.split(separator: "\n")
        #expect(lines.first == "'\(title.replacing("\\", with: "\\\\").replacing("\n", with: "\\n"))'")
        #expect(lines.last == "2:00:00 2026-07-10T11:30:00+02:00 2026-12-31")
    }
}
