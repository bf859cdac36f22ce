/// A date, or a point in time in UTC to any fraction of a second.
public struct Instant: Sendable, Hashable {
    /// `2026-11-20`.
    public let day: String
    /// `10:00:00` or `10:00:00.25`, without zeros at the end of a fraction; nil for a date.
    public let time: String?

    /// Nil for what is neither `2026-11-20` nor `2026-11-20T10:00:00Z`, with or without a fraction.
    public init?(_ text: String) {
        if FieldType.date.admits(.string(text)) {
            (day, time) = (text, nil)
        } else if FieldType.datetime.admits(.string(text)) {
            day = String(text.prefix(10))
            time = Self.trimmed(text.dropFirst(11).dropLast())
        } else {
            return nil
        }
    }

    private static func trimmed(_ time: Substring) -> String {
        guard time.contains(".") else { return String(time) }
        let kept = time.reversed().drop { $0 == "0" }.drop { $0 == "." }
        return String(kept.reversed())
    }

    /// As CQL2 writes it.
    public var text: String { time.map { "\(day)T\($0)Z" } ?? day }

    /// What comes first: a date and a time compare as the days they are in.
    ///
    /// - Returns: -1, 0 or 1.
    public func compared(to other: Instant) -> Int {
        guard day == other.day, let time, let otherTime = other.time, time != otherTime else {
            return day == other.day ? 0 : day < other.day ? -1 : 1
        }
        return time < otherTime ? -1 : 1
    }
}
