public import Foundation

/// A point in time, UTC, to the millisecond: as stores write it, and in an order that text has too.
public struct Moment: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// `2026-11-21T10:00:00.000Z`.
    public let description: String

    /// The millisecond that `date` lies in.
    public init(_ date: Date) {
        // Binary seconds put a read `.123` a hair before it.
        let milliseconds = (date.timeIntervalSince1970 * 1000 + 0.25).rounded(.down)
        // Written from the middle of the millisecond, for what is written is cut off and not rounded.
        description = Date(timeIntervalSince1970: (milliseconds + 0.5) / 1000).formatted(Self.style(fractional: true))
    }

    /// RFC 3339 with `Z` or another zone, with or without fractions of a second; nil for any other text.
    public init?(_ text: String) {
        let date = [true, false].lazy.compactMap { try? Date(text, strategy: Self.style(fractional: $0)) }.first
        guard let date else { return nil }
        self.init(date)
    }

    /// Earlier first.
    public static func < (one: Self, other: Self) -> Bool { one.description < other.description }

    private static func style(fractional: Bool) -> Date.ISO8601FormatStyle {
        Date.ISO8601FormatStyle(includingFractionalSeconds: fractional)
    }
}
