import LandkortCore

/// What the rows of `sammenligning` say together.
struct ComparisonFinding {
    private let asked: ComparedCampaigns
    private let rows: [OutputRow]
    private let entries: [Showing.Shares.Entry]

    init(_ rows: [OutputRow], _ asked: ComparedCampaigns) {
        self.asked = asked
        self.rows = rows.filter { $0.count("adresser") != nil }
        entries = self.rows.map { row in
            .init(
                name: row.text("navn") ?? "", now: Self.share(row, "mangler", of: "adresser"),
                before: Self.share(row, "mangler_foer", of: "adresser_foer"))
        }
    }

    private static func share(_ row: OutputRow, _ part: String, of whole: String) -> Showing.Share {
        .init(part: row.count(part) ?? 0, whole: row.count(whole) ?? 0)
    }

    /// Nil where the two campaigns share no ground.
    func showing(within area: Territory.Area?) -> Showing? {
        guard !rows.isEmpty else { return nil }
        return Showing(
            finding: finding, shares: Showing.Shares(title: title, measure: measure, ranking: entries),
            cells: .init(campaign: asked.now, demand: asked.demand, area: area), campaigns: [asked.now, asked.before])
    }

    private func sum(_ column: String) -> Int { rows.reduce(0) { $0 + ($1.count(column) ?? 0) } }

    private var finding: Bilingual {
        let (from, to) = (asked.before.id.name, asked.now.id.name)
        return Bilingual { language in
            let numbers = Numbers(language: language)
            let (gained, lost) = (sum("faaet"), numbers.count(sum("mistet")))
            let noun =
                gained == 1 ? Bilingual(da: "adresse", en: "address") : Bilingual(da: "adresser", en: "addresses")
            let some = "\(numbers.count(gained)) \(noun[language])"
            let before = numbers.share(sum("mangler_foer"), of: sum("adresser_foer"))
            let now = numbers.share(sum("mangler"), of: sum("adresser"))
            let speed = Self.name(asked.demand)[language]
            return switch language {
            case .da:
                "Fra \(from) til \(to) har \(some) fået \(speed) Mbit/s, og \(lost) har mistet det; andelen, "
                    + "der mangler det, er gået fra \(before) til \(now)."
            case .en:
                "From \(from) to \(to), \(some) gained \(speed) Mbit/s and \(lost) lost it; the share that "
                    + "lacks it went from \(before) to \(now)."
            }
        }
    }

    private var title: Bilingual {
        let fallen = entries.count { $0.now.percent < ($0.before?.percent ?? 0) }
        return Bilingual { language in
            let numbers = Numbers(language: language)
            let (count, total) = (numbers.count(fallen), numbers.count(entries.count))
            let speed = Self.name(asked.demand)[language]
            return switch language {
            case .da: "Andelen, der mangler \(speed) Mbit/s, er faldet i \(count) af \(total) kommuner"
            case .en: "The share that lacks \(speed) Mbit/s has fallen in \(count) of \(total) municipalities"
            }
        }
    }

    private var measure: Bilingual {
        let (speed, now, before) = (Self.name(asked.demand), asked.now.id.name, asked.before.id.name)
        return Bilingual(
            da: "Andel af adresserne, der mangler \(speed.da) Mbit/s, i \(now); mærket viser \(before).",
            en: "Share of the addresses that lack \(speed.en) Mbit/s, in \(now); the mark shows \(before).")
    }

    /// As sentences have it before »Mbit/s«.
    private static func name(_ demand: SpeedDemand) -> Bilingual {
        switch demand.network {
        case .fixed: Bilingual(da: demand.title, en: demand.title)
        case .mobile: Bilingual(da: "mobil på \(demand.title)", en: "mobile at \(demand.title)")
        }
    }
}
