/// Writes a table's rows as text, which a template would do many times slower.
struct RowWriter {
    enum Cell {
        /// The row's heading, perhaps a link.
        case name(String, url: String? = nil)
        case text(String, style: String = "")
        /// Set to the right; `style` is further classes, `url` leads to what is behind it.
        case number(String, style: String = "", url: String? = nil)
        /// A bar of 0 to 100.
        case bar(Double, style: String)
        case blank
    }

    private var rows = Markup()

    var html: String { rows.html }

    /// - Parameters:
    ///   - area: the code by which the map finds the row.
    ///   - bounds: west, south, east, north, when the map is to show the row.
    mutating func row(area: String? = nil, bounds: String? = nil, chosen: Bool = false, _ cells: [Cell]) {
        var tag = "tr"
        if let area { tag += " data-omraade=\"\(Markup.text(area).html)\"" }
        if let bounds { tag += " data-bounds=\"\(bounds)\"" }
        if chosen { tag += " class=\"chosen\"" }
        rows.append(cells.reduce(into: Markup()) { $0.append($1.markup) }.inside(tag))
    }
}

extension RowWriter.Cell {
    fileprivate var markup: Markup {
        switch self {
        case .name(let text, let url?): Markup.link(text, to: url).inside("th scope=\"row\"")
        case .name(let text, nil): Markup.text(text).inside("th scope=\"row\"")
        case .text(let text, ""): Markup.text(text).inside("td")
        case .text(let text, let style): Markup.text(text).inside("td class=\"\(style)\"")
        case .number(let text, let style, let url):
            (url.map { Markup.link(text, to: $0) } ?? Markup.text(text)).inside(
                "td class=\"num\(style.isEmpty ? "" : " " + style)\"")
        case .bar(let width, let style): Markup.bar(width, style).inside("td class=\"bar-cell\"")
        case .blank: Markup().inside("td class=\"bar-cell\"")
        }
    }
}
