public import Foundation

/// A point in time, UTC, to the millisecond: as stores write it, and in an order that text has too.
public struct Moment: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// `2026-11-21T10:00:00.000Z`.
    public let description: String

    /// The same for calculations.
    var date: Date { (try? Date(description, strategy: Self.style(fractional: true))) ?? .distantPast }

    /// The millisecond that `date` lies in.
    public init(_ date: Date) {
        // Binary seconds put a read `.123` a hair before it.
        let milliseconds = (date.timeIntervalSince1970 * 1000 + 0.25).rounded(.down)
        // Writing cuts off, so that what is written lies half a millisecond clear of the one before.
        description = Date(timeIntervalSince1970: (milliseconds + 0.5) / 1000).formatted(Self.style(fractional: true))
    }

    /// RFC 3339 with `Z` or another zone, with or without fractions of a second; nil for any other text.
    public init?(_ text: String) {
        let date = [true, false].lazy.compactMap { try? Date(text, strategy: Self.style(fractional: $0)) }.first
        guard let date else { return nil }
        self.init(date)
    }

    /// As people and clients say when: a moment with its zone is exact, a day is its end in Denmark; nil for any other
    /// text.
    public init?(asOf text: String) {
        guard let moment = Moment(text) ?? Moment(endOfDay: text) else { return nil }
        self = moment
    }

    /// The last millisecond of a day in Denmark, such as `2026-11-20`; nil for any other text.
    public init?(endOfDay day: String) {
        guard let period = Self.period(of: day) else { return nil }
        self.init(period.end.addingTimeInterval(-0.001))
    }

    /// The first millisecond of a day in Denmark; nil for any other text.
    public init?(startOfDay day: String) {
        guard let period = Self.period(of: day) else { return nil }
        self.init(period.start)
    }

    private static func period(of day: String) -> (start: Date, end: Date)? {
        var calendar = Calendar(identifier: .gregorian)
        guard let denmark = TimeZone(identifier: "Europe/Copenhagen"),
            let digits = day.wholeMatch(of: /(\d{4})-(\d{2})-(\d{2})/)?.output
        else { return nil }
        calendar.timeZone = denmark
        let parts = DateComponents(year: Int(digits.1), month: Int(digits.2), day: Int(digits.3))
        guard parts.isValidDate(in: calendar), let start = calendar.date(from: parts),
            let end = calendar.date(byAdding: .day, value: 1, to: start)
        else { return nil }
        return (start, end)
    }

    /// Earlier first.
    public static func < (one: Self, other: Self) -> Bool { one.description < other.description }

    private static func style(fractional: Bool) -> Date.ISO8601FormatStyle {
        Date.ISO8601FormatStyle(includingFractionalSeconds: fractional)
    }
}
