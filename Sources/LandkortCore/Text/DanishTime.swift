import Foundation

/// A moment as the clocks of Denmark show it, summer time and all.
public struct DanishTime {
    /// `2026-11-20`.
    public let day: Substring
    /// `11:00:00`.
    public let clock: Substring
    /// `+01:00`.
    public let zone: String
    /// Whether the clocks show it twice: in the night when summer time ends.
    public let isRepeated: Bool

    private static let denmark = TimeZone(identifier: "Europe/Copenhagen")

    /// - Parameter text: RFC 3339 with its zone; nil for any other text.
    public init?(_ text: String) {
        guard let moment = Moment(text), let denmark = Self.denmark else { return nil }
        let offset = denmark.secondsFromGMT(for: moment.date)
        let shown = Moment(moment.date.addingTimeInterval(TimeInterval(offset))).description
        // The year after 9999 has five digits.
        day = shown.prefix { $0 != "T" }
        clock = shown.dropFirst(day.count + 1).prefix(8)
        let minutes = [offset / 3600, offset / 60 % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        zone = "+" + minutes.joined(separator: ":")
        let hour = 3600
        isRepeated = [hour, -hour].contains { step in
            denmark.secondsFromGMT(for: moment.date.addingTimeInterval(TimeInterval(step))) == offset - step
        }
    }
}
