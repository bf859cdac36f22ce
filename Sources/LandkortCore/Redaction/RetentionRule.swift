import Foundation

/// How long a register's records may be kept when they are no longer in force, and what then goes.
public struct RetentionRule: Sendable, Hashable {
    /// Such as `P5Y`.
    public let period: String
    /// The field with the day from which a record in force is counted as no longer so; nil for none.
    public let field: String?
    /// The fields about a person, which then go; none where whole versions do.
    public let personal: [String]

    /// Nil for a register that may be kept for ever.
    public init?(_ register: Register) {
        guard let period = register.annotations["opbevaring"] else { return nil }
        self.period = period
        field = register.annotations["opbevaring_fra"]
        personal = register.fields.filter(\.isPersonal).map(\.name)
    }

    /// The first day that is still within the period on `today`; both as `2026-11-20`. Nil for what is no day.
    public func start(on today: String) -> String? {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = today.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, let count = Int(period.dropFirst().dropLast()), let unit = unit,
            let day = calendar.date(from: DateComponents(year: parts[0], month: parts[1], day: parts[2])),
            let start = calendar.date(byAdding: unit.0, value: -count * unit.1, to: day)
        else { return nil }
        let found = calendar.dateComponents([.year, .month, .day], from: start)
        return [(found.year ?? 0, 4), (found.month ?? 0, 2), (found.day ?? 0, 2)].map { number, digits in
            let text = String(number)
            return String(repeating: "0", count: max(0, digits - text.count)) + text
        }.joined(separator: "-")
    }

    private var unit: (Calendar.Component, Int)? {
        switch period.last {
        case "Y": (.year, 1)
        case "M": (.month, 1)
        case "W": (.day, 7)
        case "D": (.day, 1)
        default: nil
        }
    }
}
