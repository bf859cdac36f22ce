/// Shares beneath one another on one scale from zero, each with its name and its number: bars, or dots where there are
/// many.
struct ShareChart {
    struct Row {
        let name: String
        /// On the scale.
        let percent: Double
        /// The number as it is written.
        let text: String
        /// What it was, marked on the same scale.
        var before: Double?
        var style = "bar-need"
        var isChosen = false
    }

    enum Mark {
        case bar
        case dot

        /// Pixels from one row to the next.
        fileprivate var pitch: Int { self == .bar ? 23 : 19 }
        /// Pixels from a row's top to the middle of what is drawn.
        fileprivate var middle: Int { self == .bar ? 10 : 9 }
    }

    let id: String
    /// What it shows, as a sentence.
    let title: String
    let description: String
    let rows: [Row]
    /// The percentage at which the scale ends.
    let end: Double
    var mark = Mark.bar

    /// Percent of the width, kept free for the numbers.
    private static let numbers = 18.0
    /// Longer names stand above what they name.
    private static let longestName = 18

    var markup: Markup {
        var drawing = Drawing(id: id, title: title, description: description, height: rows.count * pitch + 4)
        for (place, row) in rows.enumerated() { draw(row, place * pitch, in: &drawing) }
        return drawing.markup
    }

    private var longest: Int { rows.map(\.name.count).max() ?? 0 }
    private var isStacked: Bool { longest > Self.longestName }
    private var isCompared: Bool { rows.contains { $0.before != nil } }
    private var pitch: Int { mark.pitch + (isStacked ? 20 : 0) }
    /// Percent of the width to the left of zero.
    private var left: Double { isStacked ? 0 : longest <= 8 ? 22 : 40 }

    private func x(_ percent: Double) -> Double {
        left + (100 - Self.numbers - left) * min(1, max(0, percent / max(end, 0.001)))
    }

    private func draw(_ row: Row, _ top: Int, in drawing: inout Drawing) {
        let chosen = row.isChosen ? " chosen" : ""
        drawing.text(row.name, "chart-name" + chosen, x: 0, y: top + mark.middle + 4)
        let middle = top + mark.middle + (isStacked ? 20 : 0)
        switch mark {
        case .bar: bar(row, middle, in: &drawing)
        case .dot: dot(row, middle, in: &drawing)
        }
        // Beside two marks a number would be read as the nearer one's: there it stands at the edge, beneath the others.
        let (place, style) = isCompared ? (100, "chart-end") : (x(row.percent), "")
        drawing.text(row.text, "chart-value \(style)\(chosen)", x: place, y: middle + 4, shift: isCompared ? 0 : 8)
    }

    private func bar(_ row: Row, _ middle: Int, in drawing: inout Drawing) {
        drawing.bar(row.style, x: left, width: x(row.percent) - left, y: middle - 6, height: 12)
        drawing.line("chart-base", from: (left, middle - 9), to: (left, middle + 9))
        guard let before = row.before else { return }
        drawing.line("chart-before", from: (x(before), middle - 8), to: (x(before), middle + 8))
    }

    private func dot(_ row: Row, _ middle: Int, in drawing: inout Drawing) {
        drawing.line("chart-guide", from: (left, middle), to: (x(row.percent), middle))
        if let before = row.before {
            drawing.line("chart-change", from: (x(before), middle), to: (x(row.percent), middle))
            drawing.dot("chart-dot-before", x: x(before), y: middle, radius: 4)
        }
        drawing.dot("chart-dot", x: x(row.percent), y: middle, radius: 5)
    }
}
