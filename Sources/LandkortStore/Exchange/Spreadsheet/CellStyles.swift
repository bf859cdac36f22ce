import Foundation

/// Which of a workbook's cell styles show a number as a date or a time.
struct CellStyles {
    /// Whether day 0 is 1 January 1904 and not 30 December 1899.
    var countsFrom1904 = false
    private var codes: [Int: String] = [:]
    private var isMoment: [Bool] = []

    /// A format of the workbook's own.
    mutating func define(_ id: Int, _ code: String) { codes[id] = code }

    /// The next style, by the number of its format.
    mutating func add(_ format: Int) { isMoment.append(codes[format].map(Self.showsMoment) ?? Self.builtIn(format)) }

    /// Whether a cell of style number `style` holds a moment.
    func showsMoment(_ style: Int) -> Bool { isMoment.indices.contains(style) && isMoment[style] }

    /// ECMA-376, part 1, 18.8.30.
    private static func builtIn(_ format: Int) -> Bool {
        [14...22, 27...36, 45...47, 50...58].contains { $0.contains(format) }
    }

    /// Letters of dates outside quotes, brackets and escapes.
    private static func showsMoment(_ code: String) -> Bool {
        let bare = code.replacing(/"[^"]*"|\[[^\]]*\]|\\.|_./, with: "")
        return bare.lowercased().contains { "ymdhs".contains($0) } && !bare.lowercased().hasPrefix("general")
    }

    /// The date, the time of day, or both, as text; nil for a number that is none.
    func text(_ serial: Double) -> String? {
        guard serial.isFinite, serial >= 0, serial < 2_958_466 else { return nil }
        let seconds = (serial * 86400).rounded()
        let (day, second) = (Int(seconds / 86400), Int(seconds) % 86400)
        let time = [second / 3600, second / 60 % 60, second % 60].map(Self.two).joined(separator: ":")
        guard day > 0 else { return time }
        // Day 60 is a 29 February 1900 that never was, so the days before it are counted one too low.
        let epoch = countsFrom1904 ? -24107 : day < 60 ? -25568 : -25569
        let date = Date(timeIntervalSince1970: Double(day + epoch) * 86400).formatted(.iso8601.year().month().day())
        return second == 0 ? date : "\(date)T\(time)"
    }

    /// The day that a date such as `2025-12-31` is, counted from 1900; nil before 1 March 1900, where programs differ.
    static func serial(of date: String) -> Int? {
        guard let moment = try? Date(date, strategy: .iso8601.year().month().day()) else { return nil }
        let day = Int((moment.timeIntervalSince1970 / 86400).rounded(.down)) + 25569
        return day > 60 ? day : nil
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
