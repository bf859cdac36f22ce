import Foundation
import LandkortCore

/// A date with or without a time, as Danes and programs write them.
struct MomentReading {
    private let date: String
    private let time: String?
    /// Minutes east of UTC; nil where nothing is said.
    private let zone: Int?

    /// `2025-12-31`, `2025/12/31`, `31-12-2025`, `31.12.2025` or `31/12/2025`, then perhaps a time with or without a
    /// zone; nil for any other text.
    init?(_ text: String) {
        guard !Self.isPlainDate(text) else {
            (date, time, zone) = (text, nil, nil)
            return
        }
        let form = /(\d{4})[-\/](\d{2})[-\/](\d{2})(?:[T ](.+))?|(\d{1,2})[-.\/](\d{1,2})[-.\/](\d{4})(?:[T ](.+))?/
        guard let found = text.wholeMatch(of: form)?.output else { return nil }
        let (year, month, day) = (found.1 ?? found.7, found.2 ?? found.6, found.3 ?? found.5)
        guard let year, let month, let day else { return nil }
        date = "\(year)-\(Self.two(month))-\(Self.two(day))"
        guard let rest = found.4 ?? found.8 else {
            (time, zone) = (nil, nil)
            return
        }
        guard let clock = rest.wholeMatch(of: /([\d:.]+?) ?(Z|[+-]\d{2}(?::?\d{2})?)?/)?.output,
            let time = Self.time(String(clock.1))
        else { return nil }
        self.time = time
        zone = clock.2.map(Self.minutes)
    }

    /// `2025-12-31`, of which a large file has many and to which no pattern need be held.
    private static func isPlainDate(_ text: String) -> Bool {
        text.utf8.count == 10
            && text.utf8.enumerated().allSatisfy { place, byte in
                place == 4 || place == 7
                    ? byte == UInt8(ascii: "-") : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            }
    }

    /// The date alone, where no time says more.
    var day: String? { time == nil || time == "00:00:00" ? date : nil }

    /// UTC. A time without a zone is taken as Danish, and a date without a time begins at midnight there.
    var moment: String? {
        let time = time ?? "00:00:00"
        guard zone != 0 else { return "\(date)T\(time)Z" }
        var calendar = Calendar(identifier: .gregorian)
        guard let here = zone.map({ TimeZone(secondsFromGMT: $0 * 60) }) ?? TimeZone(identifier: "Europe/Copenhagen")
        else { return nil }
        calendar.timeZone = here
        let clock = time.split(separator: ".")
        let parts = (date.split(separator: "-") + clock[0].split(separator: ":")).compactMap { Int($0) }
        let components = DateComponents(
            year: parts[0], month: parts[1], day: parts[2], hour: parts[3], minute: parts[4], second: parts[5])
        guard components.isValidDate(in: calendar), let date = calendar.date(from: components) else { return nil }
        let fraction = clock.count > 1 ? ".\(clock[1])" : ""
        return String(date.formatted(.iso8601).dropLast()) + fraction + "Z"
    }

    /// `moment`, UTC, as a form shows it: by the clocks of Denmark, `2026-11-21 11:00`, with its zone where the hour
    /// comes twice; as it is where that would not be read as the same again.
    static func text(of moment: String) -> String {
        guard let time = DanishTime(moment) else { return moment }
        let fraction = moment.split(separator: ".").dropFirst().first?.dropLast() ?? ""
        let part = fraction.contains { $0 != "0" } ? ".\(fraction)" : ""
        let clock = part.isEmpty && time.clock.hasSuffix(":00") ? String(time.clock.dropLast(3)) : time.clock + part
        let text = "\(time.day) \(clock)"
        func read(_ text: String?) -> Value { FieldType.datetime.normalized(text.map(Value.string) ?? .null) }
        return [text, text + time.zone].first { read(Self($0)?.moment) == read(moment) } ?? moment
    }

    /// `9:05`, `9.05`, `09:05:30` or `09:05:30.5` as `09:05:00` and so on; nil for any other text.
    static func time(_ text: String) -> String? {
        let form = /(\d{1,2})(?::(\d{2})(?::(\d{2})(\.\d+)?)?|\.(\d{2}))/
        guard let found = text.wholeMatch(of: form)?.output, let minute = found.2 ?? found.5 else { return nil }
        return "\(two(found.1)):\(minute):\(found.3 ?? "00")\(found.4 ?? "")"
    }

    private static func minutes(_ zone: Substring) -> Int {
        guard zone != "Z" else { return 0 }
        let digits = zone.filter(\.isNumber)
        let minutes = (Int(digits.prefix(2)) ?? 0) * 60 + (Int(digits.dropFirst(2)) ?? 0)
        return zone.hasPrefix("-") ? -minutes : minutes
    }

    private static func two(_ digits: Substring) -> String { digits.count == 1 ? "0\(digits)" : String(digits) }
}
