import LandkortApplication
import LandkortCore

/// Every area with what the campaign says of it in a few words.
struct AreaIndex {
    let territory: Territory
    /// A municipality a row, and rows without code for names that do not resolve.
    let rows: [AreaCoverage]
    let choice: ViewChoice
    let words: Words

    private var missing: String { choice.demand.missing }

    /// Whether every municipality has figures.
    var coversAll: Bool {
        let codes = Set(rows.compactMap(\.code))
        return territory.allMunicipalities.allSatisfy { codes.contains($0.code) }
    }

    /// Regions or partnerships; those with figures first.
    func entries(_ areas: [Territory.Area]) -> [[String: Any]] {
        let entries = areas.map { area in
            (area: area, found: rows.filter { $0.code.map(area.members.contains) ?? false })
        }
        let order = entries.filter { !$0.found.isEmpty } + entries.filter(\.found.isEmpty)
        return order.map { area, found in
            ["name": area.name, "url": choice.area(area), "summary": summary(area.members.count, found)]
        }
    }

    private func summary(_ members: Int, _ found: [AreaCoverage]) -> String {
        let sum = CoverageSum(found.map(\.counts))
        let numbers = words.numbers
        let known = found.count < members ? "areaSummaryPart" : "areaSummary"
        let none = choice.campaign == nil ? "areaSummaryNoData" : "areaSummaryNotCovered"
        return words(
            found.isEmpty ? none : known,
            [
                "municipalities": numbers.count(members), "covered": numbers.count(found.count),
                "addresses": numbers.count(sum.addresses), "threshold": choice.demand.title,
                "campaign": choice.campaign?.id.name ?? "",
                "missing": numbers.share(sum[missing], of: sum.addresses),
            ])
    }

    /// Municipalities by region; then what lies in no region, and names that no municipality has.
    var groups: [[String: Any]] {
        let municipalities = territory.allMunicipalities
        let regions = territory.allRegions.map { region in
            group(region.name, municipalities.filter { region.members.contains($0.code) })
        }
        let rest = municipalities.filter { territory.region(of: $0.code) == nil }
        var groups = regions + (rest.isEmpty ? [] : [group(words("noRegion"), rest)])
        let unresolved = rows.filter { $0.code == nil }
        if !unresolved.isEmpty {
            let entries = unresolved.map { row -> [String: Any] in
                ["plainName": words("notResolved", ["name": row.name ?? "–"]), "share": share(row.counts)]
            }
            groups.append(["region": words("unresolvedNames"), "municipalities": entries])
        }
        return groups
    }

    private func group(_ region: String, _ members: [Territory.Area]) -> [String: Any] {
        let entries = members.danishSorted(by: \.name).map { member -> [String: Any] in
            var entry: [String: Any] = [
                "link": ["name": member.name, "url": choice.area(member)]
            ]
            if let row = rows.first(where: { $0.code == member.code }) { entry["share"] = share(row.counts) }
            return entry
        }
        return ["region": region, "municipalities": entries]
    }

    private func share(_ counts: CoverageCounts) -> String {
        words.numbers.share(counts[missing], of: counts.addresses)
    }
}
