import LandkortCore

/// The pages of a model: an index and one for each register, each in Danish and English, without script.
struct ModelPages {
    static let style = """
        body { font: 100%/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; max-width: 72rem;
          margin: 0 auto; padding: 1rem; }
        a { color: #00478f; }
        a:focus-visible, [tabindex]:focus-visible { outline: 3px solid #00478f; outline-offset: 2px; }
        table { border-collapse: collapse; margin: 1rem 0; }
        caption { text-align: left; font-weight: bold; padding: .5rem 0; }
        th, td { border: 1px solid #767676; padding: .4rem .6rem; text-align: left; vertical-align: top; }
        th { background: #f0f0f0; }
        dt { font-weight: bold; }
        dd { margin: 0 0 .5rem 0; }
        .rude { overflow-x: auto; }
        @media print { a { color: inherit; } .rude { overflow: visible; } }

        """

    private let registers: [Register]

    init(_ registers: [Register]) { self.registers = registers }

    /// Text by path.
    var files: [(String, String)] {
        Language.allCases.flatMap { language in
            [(Self.name("index", language), index(language))]
                + registers.map { register in
                    let page = RegisterPage(register, in: language, published: Set(registers.map(\.id)))
                    return ("registre/" + Self.name(register.id.rawValue, language), page.html)
                }
        }
    }

    /// `mast.html` in Danish, `mast.en.html` in English.
    static func name(_ page: String, _ language: Language) -> String {
        page + (language == .da ? ".html" : ".\(language).html")
    }

    private func index(_ language: Language) -> String {
        let title = Bilingual(da: "Registrenes model", en: "The registers' model")
        return Self.page(title, "index", language, depth: "") { page in
            page.add("p", text: Self.introduction[language])
            page.add("ul") { list in
                for (path, text) in Self.downloads {
                    list.add("li") { $0.add("a", ["href": path], text: text[language]) }
                }
            }
            page.table(Bilingual(da: "Registre", en: "Registers")[language], id: "registre", Self.columns[language]) {
                body in
                for register in registers { row(register, language, &body) }
            }
        }
    }

    private func row(_ register: Register, _ language: Language, _ body: inout Markup) {
        body.add("tr") { row in
            row.add("th", ["scope": "row"]) {
                let page = Self.name(register.id.rawValue, language)
                $0.add("a", ["href": "registre/\(page)"], text: register.title[language])
            }
            row.add("td", text: register.description[language])
            row.add("td", text: register.domain)
            row.add("td", text: register.version)
            row.add("td") { $0.add("a", ["href": "skemaer/\(register.id).json"], text: "JSON Schema") }
        }
    }
}

extension ModelPages {
    private static let introduction = Bilingual(
        da: "Hvad registrene indeholder, felt for felt, med definitioner og kodelister.",
        en: "What the registers hold, field by field, with definitions and code lists.")

    private static let downloads: [(String, Bilingual)] = [
        ("begreber.csv", Bilingual(da: "Begrebsliste (regneark, CSV)", en: "Concept list (spreadsheet, CSV)")),
        (
            "modeller.csv",
            Bilingual(da: "Modellernes metadata (regneark, CSV)", en: "Metadata of the models (spreadsheet, CSV)")
        ),
        ("begreber.ttl", Bilingual(da: "Begreber (SKOS, Turtle)", en: "Concepts (SKOS, Turtle)")),
        ("katalog.ttl", Bilingual(da: "Datakatalog (DCAT-AP-DK, Turtle)", en: "Data catalogue (DCAT-AP-DK, Turtle)")),
    ]

    private static let columns: [Language: [String]] = [
        .da: ["Register", "Beskrivelse", "Domæne", "Version", "Skema"],
        .en: ["Register", "Description", "Domain", "Version", "Schema"],
    ]

    /// A whole page around `content`.
    ///
    /// - Parameter depth: leads from the page to the root.
    static func page(
        _ title: Bilingual, _ name: String, _ language: Language, depth: String, _ content: (inout Markup) -> Void
    ) -> String {
        let other = language == .da ? Language.en : .da
        var html = Markup()
        html.open("!doctype html")
        html.add("html", ["lang": language.rawValue]) { html in
            html.add("head") { head in
                head.open("meta", ["charset": "utf-8"])
                head.open("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
                head.add("title", text: "\(title[language]) – Landkort")
                head.open("link", ["rel": "stylesheet", "href": depth + "model.css"])
            }
            html.add("body") { body in
                body.add("nav", ["aria-label": language == .da ? "Sider" : "Pages"]) { nav in
                    if !depth.isEmpty {
                        let back = language == .da ? "Alle registre" : "All registers"
                        nav.add("a", ["href": depth + Self.name("index", language)], text: back)
                        nav.add(text: " · ")
                    }
                    let word = language == .da ? "English" : "Dansk"
                    nav.add(
                        "a", ["href": Self.name(name, other), "lang": other.rawValue, "hreflang": other.rawValue],
                        text: word)
                }
                body.add("main") { main in
                    main.add("h1", text: title[language])
                    content(&main)
                }
            }
        }
        return html.html + "\n"
    }
}

extension Markup {
    /// Adds a table that a narrow screen can scroll, by keyboard too.
    mutating func table(_ caption: String, id: String, _ columns: [String]?, _ rows: (inout Markup) -> Void) {
        add("div", ["class": "rude", "role": "region", "aria-labelledby": id, "tabindex": "0"]) { region in
            region.add("table") { table in
                table.add("caption", ["id": id], text: caption)
                table.add("thead") { head in
                    head.add("tr") { row in
                        for column in columns ?? [] { row.add("th", ["scope": "col"], text: column) }
                    }
                }
                table.add("tbody", [:], rows)
            }
        }
    }

}
