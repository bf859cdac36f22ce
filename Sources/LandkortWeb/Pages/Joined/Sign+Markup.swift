import LandkortApplication

extension Sign {
    /// A drawing of 16 by 16 whose shape says what it is, also without colour; beside a word that says the same.
    var markup: Markup {
        let box = "viewBox=\"0 0 16 16\" width=\"16\" height=\"16\" aria-hidden=\"true\" focusable=\"false\""
        return Markup.drawing(shape).inside("svg class=\"sign sign-\(rawValue)\" \(box)")
    }

    private var shape: String {
        switch self {
        case .done:
            "<circle class=\"full\" cx=\"8\" cy=\"8\" r=\"7\"/><path class=\"cut\" d=\"M4.5 8.2l2.4 2.5 4.6-5\"/>"
        case .partly: "<circle cx=\"8\" cy=\"8\" r=\"6.5\"/><path class=\"full\" d=\"M8 1.5a6.5 6.5 0 0 1 0 13z\"/>"
        case .underway:
            "<circle cx=\"8\" cy=\"8\" r=\"6.5\"/><path class=\"full\" d=\"M4 7h2v2H4zM7 7h2v2H7zM10 7h2v2h-2z\"/>"
        case .refused: "<path class=\"full\" d=\"M1 1h14v14H1z\"/><path class=\"cut\" d=\"M5 5l6 6M11 5l-6 6\"/>"
        case .unknown:
            "<circle class=\"dashed\" cx=\"8\" cy=\"8\" r=\"6.5\"/>"
                + "<path d=\"M6 6.4a2 2 0 1 1 2.7 1.9q-.7.3-.7 1.2M8 11v1.2\"/>"
        case .missing: "<path d=\"M3 8h10\"/>"
        }
    }
}

extension Markup {
    /// Shapes of a drawing, written by the program.
    static func drawing(_ shapes: String) -> Markup { Markup(html: shapes) }
}
