/// A day of the calendar, to count with.
struct Day: Comparable, Hashable {
    /// Days since 1970-01-01.
    let number: Int

    /// `2026-11-20`, or a time of that day; nil for any other text.
    init?(_ text: String) {
        let parts = text.prefix(10).split(separator: "-").map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
            1...12 ~= month, 1...31 ~= day
        else { return nil }
        self.init(year, month, day)
    }

    /// - Note: days from civil, Howard Hinnant 2013: years begin in March, so that leap days end them.
    private init(_ year: Int, _ month: Int, _ day: Int) {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let ofEra = shifted - era * 400
        let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        number = era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
    }

    private init(number: Int) { self.number = number }

    static func < (one: Day, other: Day) -> Bool { one.number < other.number }

    func adding(days: Int) -> Day { Day(number: number + days) }

    /// The same day of another month, or that month's last.
    func adding(months: Int) -> Day {
        let (year, month, day) = parts
        let count = year * 12 + month - 1 + months
        let (newYear, newMonth) = (count.quotient(by: 12), count.remainder(by: 12) + 1)
        let next = newMonth == 12 ? Day(newYear + 1, 1, 1) : Day(newYear, newMonth + 1, 1)
        let last = next.number - Day(newYear, newMonth, 1).number
        return Day(newYear, newMonth, min(day, last))
    }

    /// `2026-11-20`.
    var text: String {
        let (year, month, day) = parts
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(year)-\(two(month))-\(two(day))"
    }

    /// The year, and 1 to 4.
    var quarter: (year: Int, number: Int) { (parts.year, (parts.month + 2) / 3) }

    private var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = shifted.quotient(by: 146_097)
        let ofEra = shifted.remainder(by: 146_097)
        let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * year + year / 4 - year / 100)
        let month = (5 * ofYear + 2) / 153
        let day = ofYear - (153 * month + 2) / 5 + 1
        let civil = month < 10 ? month + 3 : month - 9
        return (era * 400 + year + (civil <= 2 ? 1 : 0), civil, day)
    }
}

extension Int {
    /// Rounded down, also below zero.
    fileprivate func quotient(by divisor: Int) -> Int { self >= 0 ? self / divisor : (self - divisor + 1) / divisor }

    /// Never below zero.
    fileprivate func remainder(by divisor: Int) -> Int { self - quotient(by: divisor) * divisor }
}
