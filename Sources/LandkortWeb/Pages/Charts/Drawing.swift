/// A picture of numbers: across in percent of the room it is given, down in pixels, so that its words keep their size on
/// a phone and on paper.
struct Drawing {
    /// Stands before the ids within it; plain letters.
    let id: String
    /// What it shows, as a sentence.
    let title: String
    /// What it is made of, for who cannot see it.
    let description: String
    /// Pixels.
    let height: Int
    private var shapes = Markup()

    init(id: String, title: String, description: String, height: Int) {
        (self.id, self.title, self.description, self.height) = (id, title, description, height)
    }

    /// - Parameters:
    ///   - style: classes of the style sheet.
    ///   - x: percent, as `width`.
    mutating func bar(_ style: String, x: Double, width: Double, y: Int, height: Int) {
        let corner = "x=\"\(x.oneDecimal)%\" y=\"\(y)\""
        shape("rect class=\"\(style)\" \(corner) width=\"\(width.oneDecimal)%\" height=\"\(height)\"")
    }

    mutating func line(_ style: String, from: (x: Double, y: Int), to: (x: Double, y: Int)) {
        let ends = "x1=\"\(from.x.oneDecimal)%\" y1=\"\(from.y)\" x2=\"\(to.x.oneDecimal)%\" y2=\"\(to.y)\""
        shape("line class=\"\(style)\" \(ends)")
    }

    mutating func dot(_ style: String, x: Double, y: Int, radius: Int) {
        shape("circle class=\"\(style)\" cx=\"\(x.oneDecimal)%\" cy=\"\(y)\" r=\"\(radius)\"")
    }

    /// - Parameter shift: pixels to the right of `x`.
    mutating func text(_ text: String, _ style: String, x: Double, y: Int, shift: Int = 0) {
        let place = "x=\"\(x.oneDecimal)%\" y=\"\(y)\"" + (shift == 0 ? "" : " dx=\"\(shift)\"")
        shapes.append(Markup.text(text).inside("text class=\"\(style)\" \(place)"))
    }

    private mutating func shape(_ tag: String) { shapes.append(Markup(html: "<\(tag)/>")) }

    var markup: Markup {
        let name = Markup.text(title).inside("title id=\"\(id)-title\"")
        let words = Markup.text(description).inside("desc id=\"\(id)-desc\"")
        let labels = "role=\"img\" aria-labelledby=\"\(id)-title \(id)-desc\" focusable=\"false\""
        return (name + words + shapes).inside("svg class=\"chart\" width=\"100%\" height=\"\(height)\" \(labels)")
    }
}

extension Markup {
    /// A bar of 0 to 100 within a table's cell, whose number stands beside it.
    static func bar(_ percent: Double, _ style: String) -> Markup {
        let track = Markup(html: "<rect class=\"bar-track\" width=\"100%\" height=\"100%\"/>")
        let bar = Markup(html: "<rect class=\"\(style)\" width=\"\(percent.oneDecimal)%\" height=\"100%\"/>")
        return (track + bar).inside("svg class=\"bar\" aria-hidden=\"true\" focusable=\"false\"")
    }
}

extension Double {
    /// With a point, for drawings.
    var oneDecimal: String {
        let tenths = Int((self * 10).rounded())
        return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}
