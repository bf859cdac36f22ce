import LandkortApplication
import LandkortCore

/// One of the four figures at the top of an overview.
private struct KeyFigure {
    /// Among the others of the page.
    var id = 0
    /// Its addresses among those of an area.
    var count: (CoverageSum) -> Int
    var label: String
    var behind: String
    var isBetterHigh: Bool
}

extension AreaPage {
    func keyFigures(_ figures: CoverageSum) -> [[String: Any]] {
        all(figures).enumerated().map { place, plain in
            var figure = plain
            figure.id = place
            var entry: [String: Any] = [
                "label": figure.label, "value": numbers.count(figure.count(figures)),
                "share": words("figureShare", ["share": numbers.share(figure.count(figures), of: figures.addresses)]),
                "change": change(figure), "behind": figure.behind,
            ]
            if let timeline = timeline(figure) { entry["timeline"] = timeline.markup.html }
            return entry
        }
    }

    private func all(_ figures: CoverageSum) -> [KeyFigure] {
        switch demand.network {
        case .fixed: fixed(figures)
        case .mobile: mobile
        }
    }

    /// The chosen class, none at all, and how far the fastest reach.
    private var mobile: [KeyFigure] {
        let speeds = ["class": words.mobileClass(MobileClass(download: demand.download, upload: demand.upload))]
        let fast = SpeedDemand.all(of: .mobile).suffix(2)
        return [
            KeyFigure(
                count: { [demand] in $0[demand.missing] }, label: text("figureMissing"),
                behind: text("behindMobileBelow", speeds), isBetterHigh: false),
            KeyFigure(
                count: \.withoutMobile, label: words("figureMobileNone"), behind: words("behindMobileNone"),
                isBetterHigh: false),
        ]
            + fast.map { fast in
                KeyFigure(
                    count: { $0.meeting(fast) }, label: words("figureMobileAtLeast", ["class": fast.title]),
                    behind: words("behindMobileAtLeast", ["class": fast.title]), isBetterHigh: true)
            }
    }

    private func fixed(_ figures: CoverageSum) -> [KeyFigure] {
        let speeds = [
            "down": numbers.speed(demand.download), "up": numbers.speed(demand.upload),
            "unknown": numbers.count(demand.unknown.map { figures[$0] } ?? 0),
        ]
        let behind = demand.upload > 0 ? "behindMissing" : "behindMissingDown"
        return [
            KeyFigure(
                count: { [demand] in $0[demand.missing] }, label: text("figureMissing"), behind: text(behind, speeds),
                isBetterHigh: false),
            KeyFigure(
                count: { $0[Technology.fibre.code] }, label: words("figureFiber"), behind: words("behindFiber"),
                isBetterHigh: true),
            KeyFigure(
                count: { $0["kun_kobber"] }, label: words("figureCopperOnly"), behind: words("behindCopperOnly"),
                isBetterHigh: false),
            KeyFigure(
                count: { $0["ingen_fast"] }, label: words("figureNoFixed"), behind: words("behindNoFixed"),
                isBetterHigh: false),
        ]
    }

    private func change(_ figure: KeyFigure) -> [String: Any] {
        guard let comparison = profile.comparison, let previous = profile.previous else {
            return ["better": false, "worse": false, "text": words("changeNotKnown")]
        }
        let change = figure.count(comparison.now) - figure.count(comparison.before)
        let values = ["delta": numbers.change(change), "campaign": previous.id.name]
        var entry: [String: Any] = [
            "better": change != 0 && (change > 0) == figure.isBetterHigh,
            "worse": change != 0 && (change > 0) != figure.isBetterHigh,
            "text": words(change == 0 ? "changeNone" : "changeSince", values),
        ]
        if change != 0 { entry["sign"] = change > 0 ? "▲" : "▼" }
        return entry
    }

    /// A line from zero, nil with fewer than two campaigns on the same ground.
    private func timeline(_ figure: KeyFigure) -> LineChart? {
        guard profile.history.count > 1 else { return nil }
        let points = profile.history.map { entry in
            let amount = figure.count(entry.figures)
            return LineChart.Point(label: entry.campaign.name, amount: Double(amount), text: numbers.count(amount))
        }
        return LineChart(
            id: "tid-\(figure.id)", title: words("timelineTitle", ["label": figure.label]), points: points, size: .small
        )
    }
}
