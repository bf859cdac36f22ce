import Foundation

/// Entries as iCalendar text.
///
/// Source: RFC 5545: lines of at most 75 octets that end in CRLF (3.1), escaped text (3.3.11), local time with the
/// rules of its zone (3.6.5). RFC 7986 names the calendar and says how often to ask again.
public struct CalendarFeed: Sendable {
    private let name: String
    private let entries: [CalendarEntry]
    private let base: String

    /// - Parameter base: scheme and host, before each entry's path.
    public init(_ name: String, _ entries: [CalendarEntry], base: String) {
        self.name = name
        self.entries = entries
        self.base = base
    }

    /// UTF-8.
    public var bytes: [UInt8] { Array(lines.map(Self.folded).joined().utf8) }

    private var lines: [String] {
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Landkort//Kalender//DA", "CALSCALE:GREGORIAN",
            "NAME:" + Self.escaped(name), "X-WR-CALNAME:" + Self.escaped(name),
            "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        ] + Self.zone + entries.flatMap(lines) + ["END:VCALENDAR"]
    }

    /// Denmark's, as it has been since 1996.
    private static let zone = [
        "BEGIN:VTIMEZONE", "TZID:Europe/Copenhagen", "BEGIN:DAYLIGHT", "DTSTART:19960331T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST",
        "END:DAYLIGHT", "BEGIN:STANDARD", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET", "END:STANDARD", "END:VTIMEZONE",
    ]

    private func lines(_ entry: CalendarEntry) -> [String] {
        let stamp = Self.moment(entry.modified)
        var lines = ["BEGIN:VEVENT", "UID:" + Self.escaped(entry.uid), "DTSTAMP:" + stamp] + Self.times(entry.time)
        lines += ["SUMMARY:" + Self.escaped(entry.title)]
        if let text = entry.text { lines.append("DESCRIPTION:" + Self.escaped(text)) }
        if let place = entry.place { lines.append("LOCATION:" + Self.escaped(place)) }
        lines += [
            "URL:" + base + entry.path, "STATUS:" + (entry.isCancelled ? "CANCELLED" : "CONFIRMED"),
            "SEQUENCE:\(entry.sequence)", "LAST-MODIFIED:" + stamp,
        ]
        return lines + ["END:VEVENT"]
    }

    /// A day is free for other things; its end is the day after, which is not part of it.
    private static func times(_ time: CalendarEntry.Time) -> [String] {
        switch time {
        case .day(let text):
            let next = Day(text)?.adding(days: 1).text ?? text
            return ["DTSTART;VALUE=DATE:" + digits(text), "DTEND;VALUE=DATE:" + digits(next), "TRANSP:TRANSPARENT"]
        case .clock(let day, let begins, let ends):
            func local(_ clock: String) -> String { ";TZID=Europe/Copenhagen:\(digits(day))T\(digits(clock))" }
            return ["DTSTART" + local(begins)] + (ends.map { ["DTEND" + local($0)] } ?? [])
        }
    }

    private static func digits(_ text: String) -> String { text.filter(\.isNumber) }

    /// `20261120T100000Z` of `2026-11-20T10:00:00.123Z`.
    private static func moment(_ text: String) -> String {
        let parts = text.split(separator: "T")
        guard parts.count == 2 else { return "19700101T000000Z" }
        return digits(String(parts[0])) + "T" + digits(String(parts[1].prefix(8))) + "Z"
    }

    static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
            .replacing("\r\n", with: "\\n").replacing("\n", with: "\\n").replacing("\r", with: "\\n")
            .filter { $0 == "\t" || !$0.unicodeScalars.allSatisfy { $0.value < 32 || $0.value == 127 } }
    }

    /// A line in pieces of at most 75 octets, each but the first behind a space, none within a character.
    static func folded(_ line: String) -> String {
        var folded = ""
        var room = 75
        for scalar in line.unicodeScalars {
            let size = UTF8.width(scalar)
            if size > room {
                folded += "\r\n "
                room = 74
            }
            folded.unicodeScalars.append(scalar)
            room -= size
        }
        return folded + "\r\n"
    }
}
