import LandkortApplication

/// Bars that add up parts, each part with its symbol, its word and its number: the figure is its own table.
struct StackFigure {
    struct Part {
        let sign: Sign
        let label: String
        let count: Int
        /// As it is written; the count unless told otherwise.
        var text: String?
    }

    struct Bar {
        let name: Markup
        let parts: [Part]
    }

    /// What the figure shows, as a sentence.
    let finding: String
    let bars: [Bar]

    var markup: Markup {
        let bars = bars.map { bar in (bar.name.inside("h3") + drawing(bar.parts) + words(bar.parts)).inside("li") }
        let list = bars.reduce(into: Markup()) { $0.append($1) }.inside("ul class=\"stacks\"")
        return (Markup.text(finding).inside("figcaption") + list).inside("figure class=\"stack-figure\"")
    }

    private func drawing(_ parts: [Part]) -> Markup {
        let whole = Double(max(1, parts.map(\.count).reduce(0, +)))
        var left = 0.0
        var shapes = ""
        for part in parts {
            let width = 100 * Double(part.count) / whole
            let place = "x=\"\(left.oneDecimal)\" width=\"\(width.oneDecimal)\" height=\"10\""
            shapes += "<rect class=\"part-\(part.sign.rawValue)\" \(place)/>"
            left += width
            if left < 99.9 { shapes += "<path class=\"part-edge\" d=\"M\(left.oneDecimal) 0v10\"/>" }
        }
        let box = "viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\""
        return Markup.drawing(shapes).inside("svg class=\"stack\" \(box)")
    }

    private func words(_ parts: [Part]) -> Markup {
        parts.reduce(into: Markup()) { list, part in
            let number = Markup.text(part.text ?? String(part.count)).inside("strong")
            list.append((part.sign.markup + number + .text(" " + part.label)).inside("li"))
        }.inside("ul class=\"stack-parts\"")
    }
}
