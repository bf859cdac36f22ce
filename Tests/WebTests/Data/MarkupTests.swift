import Testing

@testable import LandkortWeb

@Suite("Markup and tables")
struct MarkupTests {
    private let evil = "<script>alert(\"x\" & 'y')</script>"
    private let harmless = "&lt;script&gt;alert(&quot;x&quot; &amp; &#39;y&#39;)&lt;/script&gt;"

    @Test("whatever comes from outside is escaped, also in attributes")
    func escaping() {
        #expect(Markup.text(evil).html == harmless)
        #expect(Markup.code(evil).html == "<code>\(harmless)</code>")
        #expect(Markup.link("æ", to: evil).html == "<a href=\"\(harmless)\">æ</a>")
        let list = Markup.details(evil, [.text(evil), .text("ø")]).html
        #expect(list == "<details><summary>\(harmless)</summary><ul><li>\(harmless)</li><li>ø</li></ul></details>")
    }

    @Test("a tag's attributes are not repeated where it closes")
    func attributes() {
        #expect(Markup.text("1").inside("td class=\"num\"").html == "<td class=\"num\">1</td>")
    }

    @Test("a row is headed by its first cell, and numbers stand to the right")
    func row() {
        var table = DataTable(
            id: "items", caption: "Rækker", columns: [.init(label: "Navn"), .init(label: "Højde", isNumber: true)])
        table.add([.text("A"), .text("1")])
        table.add([.text("B"), .text("2")])
        #expect(
            table.context["rows"] as? String
                == "<tr><th scope=\"row\">A</th><td class=\"num\">1</td></tr>"
                + "<tr><th scope=\"row\">B</th><td class=\"num\">2</td></tr>")
        let columns = table.context["columns"] as? [[String: Any]]
        #expect(columns?.map { $0["class"] as? String } == ["", "num"])
    }
}
