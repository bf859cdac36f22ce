import LandkortAnalysis
public import LandkortCore
import LandkortRegisters

extension Workspace {
    /// Coverage of a campaign's addresses, an area a row, in order of code; areas without code come last.
    ///
    /// - Parameter code: a municipality, region or partnership to keep to; nil is the whole campaign.
    /// - Throws: ``ProcessProblem/unknownArea(_:)``.
    public func coverage(
        of campaign: Campaign, by grouping: CoverageGrouping, within code: String? = nil
    ) async throws -> [AreaCoverage] {
        let territory = try await territory()
        let parts = try code.map { try campaign.parts(within: $0, territory) } ?? campaign.parts
        switch grouping {
        case .municipality: return try await byMunicipality(parts, territory)
        case .region: return try await byGroup(parts, territory.regions.groups.map { ($0.code, $0.name, $0.members) })
        case .partnership:
            return try await byGroup(parts, territory.partnerships.groups.map { ($0.code, $0.name, $0.members) })
        case .postcode: return try await byPostcode(parts)
        case .tenKilometres, .kilometre, .hundredMetres: return try await byCell(parts, grouping.cellSize!)
        }
    }

    /// One row a part; parts of one municipality are summed.
    private func byMunicipality(_ parts: [Campaign.Part], _ territory: Territory) async throws -> [AreaCoverage] {
        let table = try await count(parts) { part, place in [AreaRun(area: place, count: part.count)] }
        var rows: [AreaCoverage] = []
        for (code, places) in Dictionary(grouping: parts.indices, by: { parts[$0].municipality }) {
            let found = places.compactMap { place in table.coverage(of: place).map { (parts[place].name, $0) } }
            guard let code else {
                rows += found.map { AreaCoverage(code: nil, name: $0.0, counts: CoverageCounts(coverage: $0.1)) }
                continue
            }
            guard let sum = Coverage.sum(found.map(\.1)) else { continue }
            rows.append(
                AreaCoverage(
                    code: code, name: territory.municipalities.names[code], counts: CoverageCounts(coverage: sum)))
        }
        return rows.inOrder
    }

    /// Sums of municipalities; those in no group make a row without code.
    private func byGroup(
        _ parts: [Campaign.Part], _ groups: [(code: String, name: String, members: [String])]
    ) async throws -> [AreaCoverage] {
        let table = try await count(parts) { part, place in [AreaRun(area: place, count: part.count)] }
        func sum(_ belongs: (String?) -> Bool) -> Coverage? {
            Coverage.sum(parts.indices.filter { belongs(parts[$0].municipality) }.compactMap { table.coverage(of: $0) })
        }
        let rows = groups.compactMap { group in
            sum { $0.map(group.members.contains) ?? false }
                .map { AreaCoverage(code: group.code, name: group.name, counts: CoverageCounts(coverage: $0)) }
        }
        let members = Set(groups.flatMap(\.members))
        let rest = sum { code in code.map { !members.contains($0) } ?? true }
        return rows + (rest.map { [AreaCoverage(code: nil, name: nil, counts: CoverageCounts(coverage: $0))] } ?? [])
    }

    private func byPostcode(_ parts: [Campaign.Part]) async throws -> [AreaCoverage] {
        let table = try await count(parts) { part, _ in
            part.postcodes.map { AreaRun(area: $0.postcode, count: $0.count) }
        }
        return table.areas.indices.map { row in
            let code = table.areas[row] == 0 ? nil : postcodeText(table.areas[row])
            return AreaCoverage(code: code, name: code, counts: CoverageCounts(coverage: table[row]))
        }.inOrder
    }

    private func byCell(_ parts: [Campaign.Part], _ size: CellSize) async throws -> [AreaCoverage] {
        let table = try await count(parts, [.easting, .northing]) { part, _ in
            try gridRuns(easting: part.easting, northing: part.northing, size: Int(size.side))
        }
        var rows: [AreaCoverage] = []
        var outside: [Coverage] = []
        for (row, area) in table.areas.enumerated() {
            if area >= 0, let cell = GridCell(size, north: area >> 32, east: area & 0xFFFF_FFFF)?.code {
                rows.append(AreaCoverage(code: cell, name: cell, counts: CoverageCounts(coverage: table[row])))
            } else {
                outside.append(table[row])
            }
        }
        // Without a position, or with one that no cell of the grid holds.
        let rest = Coverage.sum(outside)
            .map { AreaCoverage(code: nil, name: nil, counts: CoverageCounts(coverage: $0)) }
        return (rows + (rest.map { [$0] } ?? [])).inOrder
    }

    private func count(
        _ parts: [Campaign.Part], _ columns: Set<CampaignColumn> = [],
        areas: (CampaignPart, Int) throws -> [AreaRun]
    ) async throws -> CoverageTable {
        var loaded: [CoveragePart] = []
        loaded.reserveCapacity(parts.count)
        let wanted = columns.union([.profiles, .profile])
        for (place, part) in parts.enumerated() {
            let columns = try await self.part(part, columns: wanted)
            loaded.append(
                CoveragePart(profiles: columns.profiles, profile: columns.profile, areas: try areas(columns, place)))
        }
        return try LandkortAnalysis.coverage(of: loaded, threads: threads)
    }
}

extension Campaign {
    /// The parts of a municipality, region or partnership.
    func parts(within code: String, _ territory: Territory) throws(ProcessProblem) -> [Campaign.Part] {
        guard let area = territory.area(code) else { throw .unknownArea(code) }
        return parts.filter { $0.municipality.map(area.members.contains) ?? false }
    }
}

extension [AreaCoverage] {
    /// By code, then by name; without code last.
    fileprivate var inOrder: Self {
        sorted { a, b in
            switch (a.code, b.code) {
            case (let a?, let b?): a < b
            case (nil, nil): (a.name ?? "") < (b.name ?? "")
            case (_?, nil): true
            case (nil, _?): false
            }
        }
    }
}

/// Four digits: 800 is `0800`.
public func postcodeText(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
