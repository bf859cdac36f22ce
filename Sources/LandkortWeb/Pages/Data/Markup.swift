/// A piece of a page: tags are written here, and whatever comes from outside is escaped.
struct Markup: Sendable {
    private(set) var bytes: [UInt8] = []

    init() {}

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// Takes tags that the program has written itself; never what comes from outside.
    init(html: String) { bytes = Array(html.utf8) }

    static func text(_ text: String) -> Markup {
        var markup = Markup()
        markup.escape(text)
        return markup
    }

    static func code(_ text: String) -> Markup {
        .text(text).inside("code")
    }

    /// A box to tick.
    static func box(named name: String, value: String, label: String) -> Markup {
        var markup = Markup()
        markup.bytes += "<input type=\"checkbox\" class=\"row-box\" name=\"".utf8
        markup.escape(name)
        markup.bytes += "\" value=\"".utf8
        markup.escape(value)
        markup.bytes += "\" aria-label=\"".utf8
        markup.escape(label)
        markup.bytes += "\">".utf8
        return markup
    }

    static func link(_ text: String, to address: String) -> Markup {
        var markup = Markup()
        markup.bytes += "<a href=\"".utf8
        markup.escape(address)
        markup.bytes += "\">".utf8
        markup.escape(text)
        markup.bytes += "</a>".utf8
        return markup
    }

    /// A list that opens when one asks for it.
    static func details(_ summary: String, _ entries: [Markup]) -> Markup {
        let list = entries.reduce(into: Markup()) { $0.append($1.inside("li")) }
        return (Markup.text(summary).inside("summary") + list.inside("ul")).inside("details")
    }

    mutating func append(_ other: Markup) { bytes += other.bytes }

    static func + (left: Markup, right: Markup) -> Markup {
        Markup(bytes: left.bytes + right.bytes)
    }

    var html: String { String(decoding: bytes, as: UTF8.self) }

    /// Behind a mark with these classes, which a map's legend explains.
    func marked(_ classes: String?) -> Markup {
        guard let classes else { return self }
        return Markup().inside("span class=\"\(classes)\" aria-hidden=\"true\"") + self
    }

    /// `tag` may carry attributes: `td class="num"`.
    func inside(_ tag: String) -> Markup {
        let name = tag.prefix { $0 != " " }
        return Markup(bytes: Array("<\(tag)>".utf8) + bytes + Array("</\(name)>".utf8))
    }

    private mutating func escape(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case UInt8(ascii: "'"): bytes += "&#39;".utf8
            default: bytes.append(byte)
            }
        }
    }
}
