/// HTML that is written element by element, so that every text is escaped.
struct Markup {
    typealias Attributes = KeyValuePairs<String, String>

    private(set) var html = ""

    /// Adds an element with what `content` adds to it.
    mutating func add(_ name: String, _ attributes: Attributes = [:], _ content: (inout Markup) -> Void) {
        open(name, attributes)
        content(&self)
        html += "</\(name)>"
    }

    /// Adds an element that holds a text.
    mutating func add(_ name: String, _ attributes: Attributes = [:], text: String) {
        add(name, attributes) { $0.add(text: text) }
    }

    /// Adds an element that is never closed, such as `meta`.
    mutating func open(_ name: String, _ attributes: Attributes = [:]) {
        html += "<\(name)\(attributes.map { " \($0)=\"\(Self.escaped($1))\"" }.joined())>"
    }

    mutating func add(text: String) { html += Self.escaped(text) }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
