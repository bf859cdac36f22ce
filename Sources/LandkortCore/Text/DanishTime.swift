import Foundation

/// A moment as the clocks of Denmark show it, summer time and all.
struct DanishTime {
    /// `2026-11-20`.
    let day: Substring
    /// `11:00:00`.
    let clock: Substring

    private static let zone = TimeZone(identifier: "Europe/Copenhagen")

    /// - Parameter text: RFC 3339 with its zone; nil for any other text.
    init?(_ text: String) {
        guard let moment = Moment(text), let zone = Self.zone else { return nil }
        let offset = TimeInterval(zone.secondsFromGMT(for: moment.date))
        let shown = Moment(moment.date.addingTimeInterval(offset)).description
        day = shown.prefix(10)
        clock = shown.dropFirst(11).prefix(8)
    }
}
