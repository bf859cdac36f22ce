import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    /// A download of at most this is a weak thing to fall back on when copper closes; kbit/s.
    private static let weakMobile: Int32 = 100_000

    /// By technology and demand, what changed, copper, mobile, post codes.
    func municipalityFigures(
        _ content: AreaPage, _ figures: CoverageSum, _ request: Request
    ) async throws -> [String: Any] {
        let (code, campaign) = (content.area.code, content.campaign)
        let weak = try await workspace.weakCopperOnly(in: code, of: campaign, download: Self.weakMobile)
        let order = try SortOrder(
            request, columns: ["postnr", "adresser", "mangler", "andel", "ukendt"], standard: "-mangler")
        let postcodes = try await workspace.coverage(of: campaign, by: .postcode, within: code)
        var page: [String: Any] = [
            "technologies": content.technologies(figures), "thresholds": content.thresholdTable(figures).context,
            "copper": content.copper(figures, weak: weak, than: Self.weakMobile),
            "postcodes": content.postcodeTable(postcodes, order).context,
            "changes": ["sentence": content.words("changeFirst"), "hasFacts": false] as [String: Any],
        ]
        if let counts = content.profile.members.first?.counts { page["mobile"] = content.mobile(counts) }
        if let history = content.history { page["history"] = history }
        if let previous = content.profile.previous,
            let changes = try await workspace.changes(within: code, from: previous, to: campaign, at: content.demand)
                .first?.addresses
        {
            page["changes"] = content.changes(changes)
        }
        return page
    }
}

extension AreaPage {
    /// Addresses that are offered each technology; none is coloured better than another.
    func technologies(_ figures: CoverageSum) -> [String: Any] {
        let order: [Technology] = [.fibre, .cable, .fixedWireless, .xdsl]
        let rows =
            order.map { (figure: $0.code, label: words($0.code), style: "bar-supply", isNeed: false) }
            + [(figure: "ingen_fast", label: words("ingenFast"), style: "bar-need", isNeed: true)]
        let comparison = profile.comparison
        var entries = RowWriter()
        for row in rows {
            let cells = bar(row.label, figures[row.figure], of: figures.addresses, row.style)
            let change = comparison?.change(row.figure)
            let tone = !row.isNeed || change == 0 ? "" : (change ?? 0) < 0 ? "better" : "worse"
            entries.row(cells + (change.map { [.number(numbers.change($0), style: tone)] } ?? []))
        }
        return [
            "caption": text("technologyCaption"), "nameHeading": words("technology"), "rows": entries.html,
            "hasChange": comparison != nil,
            "below": text(comparison == nil ? "technologyBelowFirst" : "technologyBelow"),
        ]
    }

    func thresholdTable(_ figures: CoverageSum) -> PageTable {
        var rows = RowWriter()
        for demand in SpeedDemand.all {
            let label = demand.upload > 0 ? demand.title : words("thresholdDownOnly", ["threshold": demand.title])
            rows.row(
                chosen: demand == self.demand,
                [
                    .name(label), .number(numbers.count(figures.meeting(demand))),
                    behind(demand.missing, figures[demand.missing]),
                    .number(numbers.share(figures[demand.missing], of: figures.addresses)),
                    demand.unknown.map { behind($0, figures[$0]) } ?? .number(numbers.count(0)),
                ])
        }
        let columns = [("threshold", ""), ("covered", "num"), ("missing", "num"), ("share", "num"), ("unknown", "num")]
        return PageTable(
            id: "thresholds", caption: text("thresholdCaption"),
            columns: columns.map { PageTable.Column(label: words($0.0), style: $0.1) }, rows: rows.html)
    }

    func copper(_ figures: CoverageSum, weak: Int, than limit: Int32) -> [String: Any] {
        let count = figures["kun_kobber"]
        let sentence =
            count == 0
            ? words("copperNone")
            : words.plural(
                "copperSentence", count,
                ["count": numbers.count(count), "weak": numbers.count(weak), "class": numbers.speed(limit)])
        var facts = [fact("copperOnly", count, behind: "kun_kobber")]
        if count > 0 { facts.append(fact("copperWeakMobile", weak)) }
        return ["sentence": sentence, "facts": facts + [fact("noFixed", figures["ingen_fast"], behind: "ingen_fast")]]
    }

    func changes(_ changes: AddressChanges) -> [String: Any] {
        var facts = [
            fact("gained", changes.gained), fact("lost", changes.lost), fact("newAddresses", changes.new),
            fact("goneAddresses", changes.gone),
        ]
        if changes.unclear > 0 { facts.append(fact("unclearAddresses", changes.unclear)) }
        if changes.outside > 0 { facts.append(fact("notInCampaign", changes.outside)) }
        return [
            "sentence": plural(
                "changeSentence", changes.gained, ["gained": changes.gained, "lost": changes.lost]),
            "facts": facts, "hasFacts": true,
        ]
    }

    /// Addresses by best mobile class, fastest first.
    func mobile(_ counts: CoverageCounts) -> [String: Any] {
        var entries = RowWriter()
        for entry in counts.mobile {
            let style = entry.class.download > 0 ? "bar-supply" : "bar-need"
            entries.row(bar(words.mobileClass(entry.class), entry.count, of: counts.addresses, style))
        }
        var mobile: [String: Any] = [
            "caption": text("mobileCaption"), "nameHeading": words("mobileClass"), "rows": entries.html,
            "hasChange": false, "sentence": "",
        ]
        if let best = counts.mobile.first {
            mobile["sentence"] = words(
                best.class.download > 0 ? "mobileAreaSentence" : "mobileAreaNone",
                ["share": numbers.share(best.count, of: counts.addresses), "class": words.mobileClass(best.class)])
        }
        return mobile
    }

    private func fact(_ key: String, _ count: Int, behind figure: String? = nil) -> [String: Any] {
        var fact: [String: Any] = ["label": text(key), "value": numbers.count(count)]
        if let figure, count > 0 { fact["href"] = addresses(countedIn: figure) }
        return fact
    }

    /// A row's name, its number and share, and its bar.
    private func bar(_ name: String, _ part: Int, of whole: Int, _ style: String) -> [RowWriter.Cell] {
        let width = whole == 0 ? 0 : 100 * Double(part) / Double(whole)
        return [
            .name(name), .number(numbers.count(part)), .number(numbers.share(part, of: whole)),
            .bar(width, style: style),
        ]
    }
}

extension Words {
    /// `600/30`, »600/ukendt«, or »Ingen mobil«.
    func mobileClass(_ mobile: MobileClass) -> String {
        guard mobile.download > 0 else { return self("mobileNone") }
        return speed(mobile.download, mobile.upload)
    }

    /// Download and upload in Mbit/s: `50/10,24`, or »50/ukendt«.
    func speed(_ download: Int32, _ upload: Int32) -> String {
        let down = numbers.speed(download)
        return upload > 0 ? "\(down)/\(numbers.speed(upload))" : self("speedUnknownUpload", ["down": down])
    }
}
