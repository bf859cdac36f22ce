import LandkortCore

/// The parameter `datetime`: OGC API – Features Part 1, clause 7.15.4; of versions, the proposal *Versioned Features*.
enum TimeParameter {
    /// The moment whose state is asked for: a day, Danish, and an interval are as they were at their end; nil is now.
    ///
    /// - Throws: ``RequestProblem/badParameter(_:value:allowed:)``, ``RequestProblem/emptyInterval(_:)``.
    static func moment(_ text: String) throws(RequestProblem) -> Moment? {
        try check(text)
        let end = String(text.split(separator: "/", omittingEmptySubsequences: false).last ?? "")
        guard !end.isEmpty, end != ".." else { return nil }
        return moment(of: end)
    }

    /// - Throws: ``RequestProblem/badParameter(_:value:allowed:)``, ``RequestProblem/emptyInterval(_:)``.
    static func check(_ text: String) throws(RequestProblem) {
        let ends = text.split(separator: "/", omittingEmptySubsequences: false)
        let isSound =
            switch ends.count {
            case 1: isTime(ends[0])
            case 2: ends.allSatisfy { $0.isEmpty || $0 == ".." || isTime($0) }
            default: false
            }
        guard isSound else {
            throw .badParameter("datetime", value: text, allowed: ["2026-11-20T10:00:00Z", "2026-01-01/2026-12-31"])
        }
        guard ends.count == 1 || isForward(ends[0], ends[1]) else { throw .emptyInterval(text) }
    }

    /// What a well-formed text looks like; that a day exists is more than it can say.
    static let pattern = "^(\(time)(/(\(time)|\\.\\.)?)?|(\\.\\.)?/\(time))$"
    private static let time =
        "[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2}))?"

    private static func isForward(_ start: Substring, _ end: Substring) -> Bool {
        let isOpen = [start, end].map { $0.isEmpty || $0 == ".." }
        guard isOpen == [false, false] else { return isOpen != [true, true] }
        let first = start.contains("T") ? moment(of: start) : Moment(startOfDay: String(start))
        guard let first, let last = moment(of: end) else { return true }
        return first <= last
    }

    /// A leap second, which clocks do not know, counts as the one before it.
    private static func moment(of text: some StringProtocol) -> Moment? {
        Moment(asOf: String(text).replacing(":60", with: ":59"))
    }

    /// A date, or a date and a time with its distance from UTC (RFC 3339).
    private static func isTime(_ text: Substring) -> Bool {
        let written = /(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:Z|[+-](\d{2}):(\d{2})))?/
        guard let found = text.wholeMatch(of: written)?.output else { return false }
        func number(_ digits: Substring?) -> Int { digits.flatMap { Int($0) } ?? 0 }
        let (year, month, day) = (number(found.1), number(found.2), number(found.3))
        let isDay = (1...12).contains(month) && (1...days(of: month, year)).contains(day)
        let hours = [number(found.4), number(found.7)].allSatisfy { $0 < 24 }
        return isDay && hours && number(found.5) < 60 && number(found.6) <= 60 && number(found.8) < 60
    }

    private static func days(of month: Int, _ year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return switch month {
        case 2: isLeap ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
