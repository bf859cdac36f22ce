import LandkortApplication
import LandkortCore

/// Writes the cells of joined tables and matrices as a person reads them.
struct CellWriter {
    let words: Words
    let gaps: GapLinks

    /// The table as `part-table` shows it; the first column that holds records heads the rows.
    ///
    /// - Parameter isWhole: whether columns without any value are shown too.
    func table(_ table: JoinedTable, without hidden: Set<String> = [], isWhole: Bool = false) -> PageTable {
        let shown = table.columns.indices.filter { index in
            // A column where nothing is known says so by not being there; files have them all.
            !hidden.contains(table.columns[index].name)
                && (isWhole || index == 0 || table.rows.contains { $0[index] != .none })
        }
        var written = DataTable(
            id: table.id, caption: table.title[words.language],
            columns: shown.map { index in
                DataTable.Column(
                    label: table.columns[index].title[words.language], isNumber: table.columns[index].isNumber)
            }, isStacked: true)
        for cells in table.rows { written.add(shown.map { markup(cells[$0]) }) }
        return written.page
    }

    /// Headings lead to their records; a gap leads to the form that fills it, for whoever may.
    func matrix(_ matrix: Matrix, id: String, caption: String, corner: String) -> PageTable {
        var rows = Markup()
        for (heading, marks) in zip(matrix.rows, matrix.marks) {
            let head = heading.record.map(link) ?? .text(heading.title[words.language])
            let cells = marks.map { markup($0).inside("td") }
            rows.append(cells.reduce(into: head.inside("th scope=\"row\"")) { $0.append($1) }.inside("tr"))
        }
        let columns =
            [PageTable.Column(label: corner)]
            + matrix.columns.map { heading in
                PageTable.Column(
                    label: heading.title[words.language],
                    url: heading.record.map { ValueText.address(of: $0.id, in: $0.register.rawValue) })
            }
        return PageTable(id: id, caption: caption, columns: columns, rows: rows.html)
    }

    /// Registers whose records have a page that joins what belongs to them, and where it is.
    private static let joined: [RegisterID: String] = ["moede": "/overblik/moeder/"]

    /// The page that says most of a record.
    static func address(of record: NamedRecord) -> String {
        joined[record.register].map { $0 + record.id.percentEncoded }
            ?? ValueText.address(of: record.id, in: record.register.rawValue)
    }

    func link(_ record: NamedRecord) -> Markup { .link(record.name, to: Self.address(of: record)) }

    /// A way for whoever may fill the gap; nothing for others.
    func way(_ key: String, to gap: Gap) -> JoinedPage.Link? {
        gaps.url(of: gap).map { JoinedPage.Link(label: words(key), url: $0) }
    }

    func markup(_ cell: JoinedTable.Cell) -> Markup {
        switch cell {
        case .none: Markup.text("–").inside("span class=\"second\"")
        case .text(let text): .text(text)
        case .words(let text): .text(text[words.language])
        case .record(let record): link(record)
        case .records(let records): list(records)
        case .mark(let mark): markup(mark)
        case .count(let number): .text(words.numbers.count(number))
        case .kroner(let amount): .text(words.kroner(amount))
        case .day(let day): text(of: day)
        case .mailbox(let address): .link(address, to: "mailto:\(address)")
        case .link(let address): address.hasPrefix("https://") ? .link(address, to: address) : .text(address)
        }
    }

    private func list(_ records: [NamedRecord]) -> Markup {
        guard records.count > 1 else { return records.first.map(link) ?? markup(.none) }
        return records.reduce(into: Markup()) { $0.append(link($1).inside("li")) }.inside("ul class=\"plain\"")
    }

    /// Symbol and word, then since when and why.
    func markup(_ mark: Mark) -> Markup {
        let title = mark.title[words.language]
        let word = mark.record.map { record in
            Markup.link(title, to: Self.address(of: record))
        }
        var markup = (mark.sign.markup + (word ?? Markup.text(title)))
            .inside("span class=\"mark mark-\(mark.sign.rawValue)\"")
        if let day = mark.day { markup.append(small(text(of: day))) }
        if let remark = mark.remark { markup.append(small(.text(remark))) }
        if let gap = mark.gap, let url = gaps.url(of: gap) {
            markup.append(Markup.link(words("gapFill"), to: url).inside("span class=\"mark-more\""))
        }
        return markup
    }

    private func small(_ text: Markup) -> Markup { text.inside("span class=\"mark-more second\"") }

    private func text(of day: String) -> Markup {
        Markup.text(DateText(language: words.language)(day, .short)).inside("span class=\"day\"")
    }
}

extension Words {
    /// `1.500.000 kr.`, DKK 1,500,000.
    func kroner(_ amount: Int) -> String {
        switch language {
        case .da: numbers.count(amount) + "\u{A0}kr."
        case .en: "DKK\u{A0}" + numbers.count(amount)
        }
    }

    /// `12,7 mio. kr.`, DKK 12.7 million, in three digits: for sentences and figures, beside a table that has them all.
    /// An amount of less than a million is written whole.
    func roundedKroner(_ amount: Int) -> String {
        guard amount.magnitude >= 1_000_000 else { return kroner(amount) }
        let parts = amount.magnitude < 10_000_000 ? 100.0 : amount.magnitude < 100_000_000 ? 10 : 1
        let millions = numbers.plain((Double(amount) / 1e6 * parts).rounded() / parts)
        return switch language {
        case .da: "\(millions)\u{A0}mio.\u{A0}kr."
        case .en: "DKK\u{A0}\(millions)\u{A0}million"
        }
    }
}
