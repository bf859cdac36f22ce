import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    /// `/overblik/kontrakter`: contracts that end together or share a vendor; for authorities alone.
    func contracts(_ request: Request, _ context: RequestSource) async throws -> Response {
        guard context.identity.name != nil else { throw AccessProblem.notSignedIn }
        let words = words(context.language)
        let territory = try await workspace.territory()
        let all = Territory.Area(
            code: "alle", name: words("contractsAll"), kind: .partnership,
            members: territory.allMunicipalities.map(\.code))
        let choice = try AreaChoice("partnerskab", among: [all] + territory.allPartnerships, request, context.reader)
        let area = choice.chosen ?? all
        let book = try await workspace.contracts(of: area == all ? nil : area.members, reader: context.reader)
        let content = ContractContent(book: book, writer: CellWriter(words: words, gaps: gapLinks(request, context)))
        var page = JoinedPage(
            kind: .init(label: area.name, url: "/collections/kontrakt/items?f=html"), title: words("contractsTitle"))
        page.crumbs = [(words("joinedTitle"), "/overblik")]
        page.choices = choice.choices(words("choicePartnership"), request)
        page.isSynthetic = book.isSynthetic
        page.lead = content.lead
        page.note = words("contractsNote")
        page.actions = [content.writer.way("contractsNew", to: Gap("kontrakt", [:]))].compactMap(\.self)
        page.tables = [book.groups, book.contracts]
        page.sections = content.sections
        return try reply(page, request, context)
    }
}

/// Contracts as their page tells them.
struct ContractContent {
    let book: ContractBook
    let writer: CellWriter

    private var words: Words { writer.words }

    var lead: String? {
        let shared = book.groups.rows.count
        guard !book.contracts.rows.isEmpty else { return nil }
        let yearly = book.yearly.map { words("contractsYearly", ["amount": words.roundedKroner($0)]) }
        let count = words.plural(
            "contractsLead", shared,
            ["all": words.numbers.count(book.contracts.rows.count), "shared": words.numbers.count(shared)])
        return [count, yearly].compactMap(\.self).joined(separator: " ")
    }

    var sections: [JoinedPage.Section] {
        guard !book.contracts.rows.isEmpty else {
            return [.init(id: "tom", title: words("joinedNothing"), empty: (words("contractsNone"), nil))]
        }
        return [
            section("kvartaler", "contractsQuarters", book.quarters.filter(\.isShared), none: "contractsNoQuarter"),
            section("leverandoerer", "contractsVendors", book.vendors.filter(\.isShared), none: "contractsNoVendor"),
            .init(
                id: "alle", title: words("contractsEach"), text: words("contractsFigure"),
                content: timeline?.markup ?? Markup(),
                table: writer.table(book.contracts)),
        ]
    }

    /// Nothing where no end can be told.
    private var timeline: TimelineFigure? {
        let bars = book.entries.compactMap { entry in
            entry.ends.map { ends in
                TimelineFigure.Bar(
                    name: writer.link(entry.record), from: entry.begins, to: ends, isOpenEnded: entry.isOpenEnded,
                    mark: entry.notice, words: facts(entry))
            }
        }
        let fixed = book.entries.filter { !$0.isOpenEnded }.compactMap(\.notice).filter { $0 >= book.today }
        guard !bars.isEmpty else { return nil }
        let finding = fixed.min().map { words("contractsNextNotice", ["date": words.date($0)]) }
        return TimelineFigure(finding: finding ?? words("contractsNoNotice"), bars: bars, today: book.today)
    }

    private func section(
        _ id: String, _ key: String, _ groups: [ContractBook.Group], none: String
    ) -> JoinedPage.Section {
        guard !groups.isEmpty else { return .init(id: id, title: words(key), empty: (words(none), nil)) }
        return .init(id: id, title: words(key), content: Markup.all(groups.map(markup)))
    }

    private func markup(_ group: ContractBook.Group) -> Markup {
        let title = group.vendor.map(writer.link) ?? .text(quarter(group.quarter ?? ""))
        let facts = [
            words("contractsShared", ["municipalities": group.municipalities.joined(separator: ", ")]),
            group.yearly.map { words("contractsYearly", ["amount": words.roundedKroner($0)]) },
            group.notice.map { words("contractsFirst", ["date": words.date($0)]) },
        ].compactMap(\.self).joined(separator: " ")
        let entries = group.entries.map { (writer.link($0.record) + details($0)).inside("li") }
        return title.inside("h3") + Markup.text(facts).inside("p")
            + Markup.all(entries).inside("ul class=\"entries joined-list\"")
    }

    private func details(_ entry: ContractBook.Entry) -> Markup {
        Markup.text(facts(entry)).inside("span class=\"second\"")
    }

    private func facts(_ entry: ContractBook.Entry) -> String {
        let ends = entry.ends.map {
            words(entry.isOpenEnded ? "contractsEarliest" : "contractsEnds", ["date": words.date($0)])
        }
        let notice = entry.notice.map {
            words(entry.isOpenEnded ? "contractsFrom" : "contractsBy", ["date": words.date($0)])
        }
        let yearly = entry.yearly.map { words("contractsAYear", ["amount": words.roundedKroner($0)]) }
        return [entry.municipality, ends, notice, yearly].compactMap(\.self).joined(separator: " · ")
    }

    /// »4. kvartal 2028« of `2028-4`.
    private func quarter(_ text: String) -> String {
        let parts = text.split(separator: "-").map(String.init)
        guard parts.count == 2 else { return text }
        return words("contractsQuarter", ["number": parts[1], "year": parts[0]])
    }
}
