public import Foundation

/// A point in time, UTC, to the millisecond: as stores write it, and in an order that text has too.
public struct Moment: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// `2026-11-21T10:00:00.000Z`.
    public let description: String

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

    /// The last millisecond of a day in Denmark, such as `2026-11-20`; nil for any other text.
    public init?(endOfDay day: String) {
        var calendar = Calendar(identifier: .gregorian)
        guard let denmark = TimeZone(identifier: "Europe/Copenhagen"),
            let digits = day.wholeMatch(of: /(\d{4})-(\d{2})-(\d{2})/)?.output
        else { return nil }
        calendar.timeZone = denmark
        let parts = DateComponents(year: Int(digits.1), month: Int(digits.2), day: Int(digits.3))
        guard parts.isValidDate(in: calendar), let start = calendar.date(from: parts),
            let next = calendar.date(byAdding: .day, value: 1, to: start)
        else { return nil }
        self.init(next.addingTimeInterval(-0.001))
    }

    /// Earlier first.
    public static func < (one: Self, other: Self) -> Bool { one.description < other.description }

    private static func style(fractional: Bool) -> Date.ISO8601FormatStyle {
        Date.ISO8601FormatStyle(includingFractionalSeconds: fractional)
    }
}
