import LandkortCore

/// What the rows of `daekningsgrad` say at one demand: where it is lacked most, and where least.
struct CoverageFinding {
    private let demand: SpeedDemand
    private let grouping: CoverageGrouping
    /// Areas with a name, the largest share first.
    private let entries: [Showing.Shares.Entry]

    /// An area in which more than so many percent lack it is counted in the chart's title; a class limit of the map.
    private static let many = 5.0

    init(_ rows: [OutputRow], of grouping: CoverageGrouping, at demand: SpeedDemand) {
        self.demand = demand
        self.grouping = grouping
        entries = rows.compactMap { row in
            guard let name = row.text("navn"), row.text("omraade") != nil, let whole = row.count("adresser") else {
                return nil
            }
            return .init(name: name, now: .init(part: row.count(demand.missing) ?? 0, whole: whole))
        }.sorted { $0.now.percent > $1.now.percent }
    }

    /// Nil where the rows name no area.
    func showing(_ campaign: Campaign, within area: Territory.Area?) -> Showing? {
        guard let finding else { return nil }
        let isGrid = grouping.cellSize != nil
        // Cells are looked at on the map: their names say nothing, and the largest shares are of single addresses.
        let shares = isGrid ? nil : Showing.Shares(title: title, measure: measure, ranking: entries)
        return Showing(
            finding: isGrid ? Bilingual { title[$0] + "." } : finding, shares: shares,
            cells: .init(campaign: campaign, demand: demand, area: area), campaigns: [campaign])
    }

    private var finding: Bilingual? {
        guard let most = entries.first, let least = entries.last else { return nil }
        let speed = demand.title
        return Bilingual { language in
            let numbers = Numbers(language: language)
            let (high, low) = (Self.share(most.now, numbers), Self.share(least.now, numbers))
            let (first, last) = (grouping.place(most.name)[language], grouping.place(least.name)[language])
            let (part, whole) = (numbers.count(most.now.part), numbers.count(most.now.whole))
            return switch (language, entries.count) {
            case (.da, 1): "I \(first) mangler \(part) af \(whole) adresser \(speed) Mbit/s (\(high))."
            case (.en, 1): "In \(first), \(part) of \(whole) addresses lack \(speed) Mbit/s (\(high))."
            case (.da, _):
                "Andelen, der mangler \(speed) Mbit/s, er størst i \(first) med \(high) (\(part) af \(whole) "
                    + "adresser) og mindst i \(last) med \(low)."
            case (.en, _):
                "The share that lacks \(speed) Mbit/s is largest in \(first) with \(high) (\(part) of \(whole) "
                    + "addresses) and smallest in \(last) with \(low)."
            }
        }
    }

    private var title: Bilingual {
        let above = entries.count { $0.now.percent > Self.many }
        return Bilingual { language in
            let numbers = Numbers(language: language)
            let (count, total) = (numbers.count(above), numbers.count(entries.count))
            let (noun, limit) = (grouping.plural[language], numbers.percent(Self.many, decimals: 0))
            return switch language {
            case .da: "I \(count) af \(total) \(noun) mangler mere end \(limit) af adresserne \(demand.title) Mbit/s"
            case .en: "In \(count) of \(total) \(noun) more than \(limit) of the addresses lack \(demand.title) Mbit/s"
            }
        }
    }

    private var measure: Bilingual {
        Bilingual(
            da: "Andel af adresserne, der mangler \(demand.title) Mbit/s.",
            en: "Share of the addresses that lack \(demand.title) Mbit/s.")
    }

    private static func share(_ share: Showing.Share, _ numbers: Numbers) -> String {
        numbers.share(share.part, of: share.whole)
    }
}

extension CoverageGrouping {
    /// An area's name as a sentence has it behind »i«.
    fileprivate func place(_ name: String) -> Bilingual {
        switch self {
        case .postcode: Bilingual(da: "postnummer \(name)", en: "post code \(name)")
        default: Bilingual(da: name, en: name)
        }
    }

    /// As a sentence has it behind a number, and as a choice names it.
    var plural: Bilingual {
        switch self {
        case .municipality: Bilingual(da: "kommuner", en: "municipalities")
        case .region: Bilingual(da: "regioner", en: "regions")
        case .partnership: Bilingual(da: "partnerskaber", en: "partnerships")
        case .postcode: Bilingual(da: "postnumre", en: "post codes")
        case .tenKilometres: Bilingual(da: "celler på 10 km", en: "cells of 10 km")
        case .kilometre: Bilingual(da: "celler på 1 km", en: "cells of 1 km")
        case .hundredMetres: Bilingual(da: "celler på 100 m", en: "cells of 100 m")
        }
    }
}
