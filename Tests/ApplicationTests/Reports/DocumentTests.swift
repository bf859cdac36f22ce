import LandkortCore
import Testing

@testable import LandkortApplication

@Suite("Documents and their writers")
struct DocumentTests {
    private static func row(_ id: String, name: String = "Navn", source: String? = nil) -> Document.Evidence {
        .init(
            registerTitle: "Rækker", register: "raekke", id: id, name: name, source: source, isSynthetic: false)
    }

    private static func document(_ blocks: [Document.Block]) -> Document {
        Document(title: "Titel & <tegn>", language: .da, blocks: blocks)
    }

    @Test("a note is numbered once, written behind the last of the words that rest on it, and listed")
    func notes() {
        let (a, b) = (Self.row("a", source: "Et notat"), Self.row("b"))
        let text = Self.document([
            .heading("Del", level: 2),
            .paragraph([
                .init("To", [a]), .init(" og "), .init("tre", [a]), .init(", "), .init("fire", [b]), .init("."),
            ]),
            .list([[.init("Igen ", []), .init("to", [a])], [.init("begge", [a, b])]]),
        ]).text
        #expect(
            text.hasSuffix(
                """
                Del
                ---

                To og tre [1], fire [2].

                - Igen to [1]
                - begge [3]

                Rækker og kilder
                ----------------
                [1] Rækker: Navn (raekke/a). Kilde: Et notat
                [2] Rækker: Navn (raekke/b).
                [3] Rækker: Navn (raekke/a). Kilde: Et notat
                    Rækker: Navn (raekke/b).

                """))
    }

    @Test("whatever a row says is text in HTML, never a tag or the end of an attribute")
    func escaping() {
        let evil = "<script>alert('1')</script>\"&"
        let document = Self.document([
            .heading(evil, level: 3), .paragraph([.init(evil, [Self.row(evil, name: evil, source: evil)])]),
            .list([[.init(evil)]]),
        ])
        for html in [document.htmlPage, document.htmlBody { "/\($0.id)" }] {
            #expect(!html.contains("<script") && !html.contains("alert('1')</script>"))
            #expect(html.contains("&lt;script&gt;") && html.contains("&quot;&amp;"))
        }
        #expect(document.htmlPage.contains("<title>Titel &amp; &lt;tegn&gt;</title>"))
    }

    @Test("figures lead to their row where there is one and a server, else to their note")
    func links() {
        let document = Self.document([
            .paragraph([.init("én", [Self.row("a")]), .init("to", [Self.row("a"), Self.row("b")])])
        ])
        let served = document.htmlBody { "/raekke/\($0.id)" }
        #expect(served.contains("<a href=\"/raekke/a\">én</a>") && served.contains("<a href=\"#note-2\">to</a>"))
        #expect(document.htmlPage.contains("<a href=\"#note-1\">én</a>") && document.htmlPage.contains("id=\"note-1\""))
    }

    @Test("a line break in a row's text does not make a line of its own")
    func lineBreaks() {
        let text = Self.document([.list([[.init("en\nto"), .init("\r\ntre")]])]).text
        #expect(text.contains("- en to tre\n"))
    }
}

@Suite("Danish prose")
struct WordingTests {
    @Test(
        "amounts are told in millions where that is exact",
        arguments: [
            (7_400_000, "7,4 mio. kr."), (1_850_000, "1,85 mio. kr."), (1_000_000, "1 mio. kr."),
            (1_234_567, "1.234.567 kr."), (100_000, "100.000 kr."), (999_999, "999.999 kr."), (0, "0 kr."),
            (34_300_000, "34,3 mio. kr."), (1_234_560_000, "1.234,56 mio. kr."),
        ])
    func amounts(kroner: Int, words: String) { #expect(Wording.amount(kroner) == words) }

    @Test("one, many, and lists with og")
    func counts() {
        #expect(Wording.count(1, "projekt", "projekter") == "1 projekt")
        #expect(Wording.count(0, "projekt", "projekter") == "0 projekter")
        #expect(Wording.count(1200, "projekt", "projekter") == "1.200 projekter")
        #expect(Wording.list([]) == "" && Wording.list(["a"]) == "a")
        #expect(Wording.list(["a", "b"]) == "a og b" && Wording.list(["a", "b", "c"]) == "a, b og c")
    }

    @Test(
        "a title within a sentence begins small, unless its letters are its name",
        arguments: [("At høre", "at høre"), ("I gang", "i gang"), ("IT-chef", "IT-chef"), ("5G", "5G"), ("", "")])
    func within(title: String, words: String) { #expect(Wording.within(title) == words) }

    @Test("years and full stops")
    func small() {
        #expect(Wording.years(2024...2024) == "2024" && Wording.years(2024...2025) == "2024-2025")
        #expect(Wording.sentence("Hvad?") == "Hvad?" && Wording.sentence(" 5 kr. ") == "5 kr.")
        #expect(Wording.sentence("Godkendt") == "Godkendt.")
    }
}
