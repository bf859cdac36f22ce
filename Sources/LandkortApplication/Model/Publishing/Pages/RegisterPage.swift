import LandkortCore

/// The page of one register in one language.
struct RegisterPage {
    private let register: Register
    private let language: Language
    private let published: Set<RegisterID>
    private let words: RegisterWords

    init(_ register: Register, in language: Language, published: Set<RegisterID>) {
        self.register = register
        self.language = language
        self.published = published
        words = RegisterWords(language: language)
    }

    var html: String {
        ModelPages.page(register.title, register.id.rawValue, language, depth: "../") { page in
            page.add("p", text: register.description[language])
            facts(&page)
            page.table(words.fields, id: "felter", words.fieldColumns) { body in
                for field in register.fields { row(field, &body) }
            }
            for list in codeLists { self.list(list, &page) }
            page.add("p") { $0.add("a", ["href": "../skemaer/\(register.id).json"], text: "JSON Schema") }
        }
    }

    private func facts(_ page: inout Markup) {
        page.add("dl") { list in
            for (name, value) in words.facts(of: register) where !value.isEmpty {
                list.add("dt", text: name)
                list.add("dd") { Self.add(value, to: &$0) }
            }
        }
    }

    /// A web address as a link, all else as text.
    private static func add(_ value: String, to markup: inout Markup) {
        let isLink = value.hasPrefix("https://") || value.hasPrefix("http://")
        if isLink { markup.add("a", ["href": value], text: value) } else { markup.add(text: value) }
    }
}

extension RegisterPage {
    private func row(_ field: Field, _ body: inout Markup) {
        body.add("tr", ["id": "felt-\(field.name)"]) { row in
            row.add("th", ["scope": "row"]) { $0.add("code", text: field.name) }
            row.add("td", text: field.title[language])
            row.add("td") { type(of: field, &$0) }
            row.add("td", text: words.demand(of: field))
            row.add(
                "td",
                text: ([field.description[language]] + words.limits(of: field)).filter { !$0.isEmpty }.joined(
                    separator: " "))
            row.add("td", text: field.group.map(heading) ?? "")
        }
    }

    private func heading(_ group: String) -> String {
        register.groups.first { $0.name == group }?.title[language] ?? group
    }

    private func type(of field: Field, _ cell: inout Markup) {
        switch field.type {
        case .code(let list): cell.add("a", ["href": "#liste-\(list.name)"], text: list.title[language])
        case .reference(let target) where published.contains(target):
            let page = ModelPages.name(target.rawValue, language)
            cell.add("a", ["href": page], text: field.type.title[language])
        default: cell.add(text: field.type.title[language])
        }
        if field.multivalued { cell.add(text: words.several) }
    }

    private var codeLists: [CodeList] {
        var seen: Set<String> = []
        return register.fields.compactMap { field in
            guard case .code(let list) = field.type, seen.insert(list.name).inserted else { return nil }
            return list
        }
    }

    private func list(_ list: CodeList, _ page: inout Markup) {
        page.add("h2", ["id": "liste-\(list.name)"], text: list.title[language])
        page.add("p", text: list.description[language])
        page.table("\(words.codes): \(list.title[language])", id: "koder-\(list.name)", words.codeColumns) { body in
            for code in list.codes {
                body.add("tr") { row in
                    row.add("th", ["scope": "row"]) { $0.add("code", text: code.value) }
                    row.add("td", text: code.title[language])
                    row.add("td", text: code.description[language] + (code.isActive ? "" : words.retired(code)))
                }
            }
        }
    }
}
