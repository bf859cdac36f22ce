import Foundation
import LandkortCore

/// Sign-ins of the last quarter of an hour that were wrong or are not decided yet, and who has to wait.
struct Attempts {
    static let period: TimeInterval = 15 * 60
    /// By one name from one place; by one place; on one name, so that nobody guesses from many places, and yet nobody
    /// shuts another out by a few attempts.
    static let most = (pair: 5, origin: 30, name: 100)

    private var times: [String: [Date]] = [:]

    /// Seconds until another attempt may be made; nil is now.
    mutating func wait(name: String, origin: String, at moment: String) -> Int? {
        guard let now = Self.date(moment) else { return nil }
        forget(before: now.addingTimeInterval(-Self.period))
        let waits = Self.keys(name, origin).compactMap { key, most -> Int? in
            guard let times = times[key], times.count >= most else { return nil }
            let end = times[times.count - most].addingTimeInterval(Self.period)
            return max(1, Int(end.timeIntervalSince(now).rounded(.up)))
        }
        return waits.max()
    }

    mutating func note(name: String, origin: String, at moment: String) {
        guard let now = Self.date(moment) else { return }
        for (key, _) in Self.keys(name, origin) { times[key, default: []].append(now) }
    }

    /// Takes one back that turned out right.
    mutating func takeBack(name: String, origin: String) {
        for (key, _) in Self.keys(name, origin) { _ = times[key]?.popLast() }
    }

    private mutating func forget(before start: Date) {
        times = times.compactMapValues { times in
            let kept = times.filter { $0 > start }
            return kept.isEmpty ? nil : kept
        }
    }

    private static func keys(_ name: String, _ origin: String) -> [(String, Int)] {
        let name = name.lowercased()
        return [("begge \(name) \(origin)", most.pair), ("sted \(origin)", most.origin), ("navn \(name)", most.name)]
    }

    private static func date(_ moment: String) -> Date? {
        try? Date(moment, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}
