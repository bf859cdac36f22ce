import LandkortApplication

/// Periods beneath one another on one scale of years, each with its words: the figure is its own table.
struct TimelineFigure {
    struct Bar {
        let name: Markup
        /// `2024-07-01`; nil began before anything shown.
        let from: String?
        /// `2027-06-30`.
        let to: String
        /// Whether it goes on behind its end until somebody ends it.
        let isOpenEnded: Bool
        /// A day to be marked on it.
        let mark: String?
        let words: String
    }

    /// What the figure shows, as a sentence.
    let finding: String
    let bars: [Bar]
    /// `2026-11-20`.
    let today: String

    /// No wider: what lies further away is cut off at the edge, and told in words.
    private static let mostYears = 8

    private var first: Int { Int(today.prefix(4)) ?? 0 }
    private var last: Int {
        let ends = bars.compactMap { Int($0.to.prefix(4)) }
        return min(max(ends.max() ?? first, first + 1), first + Self.mostYears - 1)
    }

    var markup: Markup {
        let years = (first...last).map { Markup.text(String($0)).inside("li") }
        let scale = Markup.all(years).inside("ul class=\"timeline-years\" aria-hidden=\"true\"")
        let rows = bars.map { bar in
            (bar.name.inside("h3") + drawing(bar) + Markup.text(bar.words).inside("p class=\"second\"")).inside("li")
        }
        let list = Markup.all(rows).inside("ul class=\"stacks\"")
        return (Markup.text(finding).inside("figcaption") + scale + list).inside("figure class=\"stack-figure\"")
    }

    private func drawing(_ bar: Bar) -> Markup {
        let from = bar.from.map(place) ?? 0
        let to = max(place(bar.to), from + 0.5)
        var shapes = "<rect class=\"span\" x=\"\(from.oneDecimal)\" width=\"\((to - from).oneDecimal)\" height=\"10\"/>"
        if bar.isOpenEnded {
            shapes +=
                "<rect class=\"span-on\" x=\"\(to.oneDecimal)\" width=\"\((100 - to).oneDecimal)\" height=\"10\"/>"
        }
        for year in first...last where year > first { shapes += line("\(year)-01-01", "part-edge") }
        shapes += line(today, "timeline-today")
        if let mark = bar.mark { shapes += line(mark, "timeline-mark") }
        let box = "viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\""
        return Markup.drawing(shapes).inside("svg class=\"stack\" \(box)")
    }

    private func line(_ day: String, _ style: String) -> String {
        "<path class=\"\(style)\" d=\"M\(place(day).oneDecimal) 0v10\"/>"
    }

    /// 0 to 100 over the years shown; months are a twelfth of a year.
    private func place(_ day: String) -> Double {
        let parts = day.split(separator: "-").compactMap { Double($0) }
        guard parts.count == 3 else { return 0 }
        let year = parts[0] + (parts[1] - 1) / 12 + (parts[2] - 1) / 372
        return min(100, max(0, 100 * (year - Double(first)) / Double(last - first + 1)))
    }
}
