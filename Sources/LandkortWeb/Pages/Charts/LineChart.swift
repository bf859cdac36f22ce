/// One number through time, from zero, with the number written at its points.
struct LineChart {
    struct Point {
        /// The campaign, or the year.
        let label: String
        let amount: Double
        /// The amount as it is written.
        let text: String
    }

    enum Size {
        /// Beneath a figure: the ends alone are written, under the line, and below one another where it is narrow.
        case small
        /// Every number stands at its point.
        case large
    }

    let id: String
    /// What it shows, as a sentence.
    let title: String
    /// In order of time, two or more.
    let points: [Point]
    var size = Size.large

    private var ends: (top: Int, base: Int, height: Int) {
        switch size {
        case .small: (5, 27, 32)
        case .large: (26, 86, 112)
        }
    }

    var markup: Markup {
        let all = points.map { "\($0.label): \($0.text)" }.joined(separator: ", ")
        var drawing = Drawing(id: id, title: title, description: all, height: ends.height)
        drawing.line("chart-base", from: (0, ends.base), to: (100, ends.base))
        let places = points.indices.map(place)
        for (from, to) in zip(places, places.dropFirst()) { drawing.line("chart-line", from: from, to: to) }
        for place in places { drawing.dot("chart-dot", x: place.x, y: place.y, radius: size == .small ? 3 : 5) }
        switch size {
        case .small: return drawing.markup + writtenEnds
        case .large: for place in points.indices { write(place, in: &drawing) }
        }
        return drawing.markup
    }

    private func place(_ point: Int) -> (x: Double, y: Int) {
        let (first, last) = size == .small ? (3.0, 97.0) : (8.0, 92.0)
        let most = max(points.map(\.amount).max() ?? 0, .leastNormalMagnitude)
        let share = points[point].amount / most
        let step = points.count > 1 ? (last - first) / Double(points.count - 1) : 0
        return (first + Double(point) * step, ends.base - Int((Double(ends.base - ends.top) * share).rounded()))
    }

    /// Words of the page and not of the drawing, which cannot break its lines; the drawing's description says them too.
    private var writtenEnds: Markup {
        Markup.all([points.first, points.last].compactMap(\.self).map(written))
            .inside("p class=\"chart-ends\" aria-hidden=\"true\"")
    }

    private func written(_ point: Point) -> Markup { Markup.text("\(point.label): \(point.text)").inside("span") }

    private func write(_ point: Int, in drawing: inout Drawing) {
        let place = place(point)
        drawing.text(points[point].text, "chart-value chart-middle", x: place.x, y: place.y - 12)
        drawing.text(points[point].label, "chart-name chart-middle", x: place.x, y: ends.height - 6)
    }
}
