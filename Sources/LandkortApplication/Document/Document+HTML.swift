import LandkortCore

extension Document {
    /// A page that needs nothing beside it: figures lead to their notes, which name rows and sources.
    public var htmlPage: String {
        var page = Markup()
        page.add("html", ["lang": language.rawValue]) { page in
            page.add("head") { head in
                head.open("meta", ["charset": "utf-8"])
                head.open("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
                head.add("title", text: title)
                head.add("style", text: Self.style)
            }
            page.add("body") { body in
                body.add("main") { main in
                    main.add("h1", text: title)
                    if isSample { main.add("p", ["class": "sample"], text: DocumentWords.sample[language]) }
                    write(to: &main, address: nil)
                }
            }
        }
        return "<!DOCTYPE html>\n" + page.html + "\n"
    }

    /// What stands under the title, for a page with a frame of its own.
    ///
    /// - Parameter address: the page of a row; a figure that rests on one row leads there, others to their note.
    public func htmlBody(linkingTo address: @escaping (Evidence) -> String) -> String {
        var body = Markup()
        write(to: &body, address: address)
        return body.html
    }

    private typealias Address = (Evidence) -> String

    private static let style = """
        body{font:1rem/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff;margin:0}\
        main{max-width:44rem;margin:0 auto;padding:1.5rem 1rem}\
        h1{font-size:1.75rem;line-height:1.25}h2{font-size:1.3rem;margin-top:2rem}h3{font-size:1.05rem}\
        a{color:#0b4a8f}.sample{border-left:.35rem solid #b35c00;padding:.5rem .75rem;background:#fff4e5}\
        .notes{font-size:.9rem}li{overflow-wrap:anywhere}\
        @media print{main{max-width:none;padding:0}a{color:inherit;text-decoration:none}h2,h3{break-after:avoid}}
        """

    private func write(to markup: inout Markup, address: Address?) {
        let notes = DocumentNotes(self)
        for block in blocks { Self.add(block, notes, address, to: &markup) }
        guard !notes.sets.isEmpty else { return }
        markup.add("h2", text: DocumentWords.sources[language])
        markup.add("ol", ["class": "notes"]) { list in
            for (place, rows) in notes.sets.enumerated() {
                list.add("li", ["id": "note-\(place + 1)"]) { add(rows, address, to: &$0) }
            }
        }
    }

    private static func add(_ block: Block, _ notes: DocumentNotes, _ address: Address?, to markup: inout Markup) {
        switch block {
        case .heading(let text, let level): markup.add("h\(level)", text: text)
        case .paragraph(let runs): markup.add("p") { add(runs, notes, address, to: &$0) }
        case .list(let items):
            markup.add("ul") { list in
                for runs in items { list.add("li") { add(runs, notes, address, to: &$0) } }
            }
        }
    }

    private static func add(_ runs: [Run], _ notes: DocumentNotes, _ address: Address?, to markup: inout Markup) {
        for (run, mark) in notes.marks(runs) {
            if let number = notes.number(of: run) {
                let row = run.evidence.count == 1 ? address?(run.evidence[0]) : nil
                markup.add("a", ["href": row ?? "#note-\(number)"], text: run.text)
            } else {
                markup.add(text: run.text)
            }
            guard let mark else { continue }
            markup.add("sup") { $0.add("a", ["href": "#note-\(mark)"], text: "[\(mark)]") }
        }
    }

    private func add(_ rows: [Evidence], _ address: Address?, to markup: inout Markup) {
        guard rows.count > 1 else { return rows.forEach { add($0, address, to: &markup) } }
        markup.add("ul") { list in
            for row in rows { list.add("li") { add(row, address, to: &$0) } }
        }
    }

    private func add(_ row: Evidence, _ address: Address?, to markup: inout Markup) {
        markup.add(text: row.registerTitle + ": ")
        if let address {
            markup.add("a", ["href": address(row)], text: row.name)
        } else {
            markup.add(text: row.name + " ")
            markup.add("code", text: "\(row.register)/\(row.id)")
        }
        guard let source = row.source else { return }
        markup.add(text: ". \(DocumentWords.source[language]): \(source)")
    }
}
