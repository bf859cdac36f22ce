public import LandkortCore
public import LandkortStore

extension Workspace {
    /// The address with this id, nil when the campaign does not have it. O(addresses), a few milliseconds.
    public func address(_ id: AddressID, in campaign: Campaign) async throws(StoreProblem) -> AddressRecord? {
        for part in campaign.parts {
            let ids = try await self.part(part, columns: [.ids]).ids
            guard let row = ids.firstIndex(of: id) else { continue }
            let columns = try await self.part(part, columns: Set(CampaignColumn.allCases))
            return columns.record(row, municipality: part.municipality)
        }
        return nil
    }

    /// Addresses whose street begins with, or contains, what is typed, then in order of house number.
    ///
    /// - Parameters:
    ///   - text: street, perhaps a house number, perhaps a post code, a town or a municipality: `krogs 84, 9352`; or a
    ///     post code alone.
    ///   - towns: names of post codes, where they are known.
    ///   - limit: the most to return.
    /// - Complexity: O(distinct streets) and the rows of the streets that fit.
    public func addresses(
        matching text: String, in campaign: Campaign, within area: String? = nil, towns: [Int: String] = [:],
        limit: Int
    ) async throws -> [AddressRecord] {
        let territory = try await territory()
        let parts = try area.map { try campaign.parts(within: $0, territory) } ?? campaign.parts
        var hits: [AddressSearch.Hit] = []
        for reading in AddressSearch.readings(of: text, towns: towns) where hits.isEmpty && !reading.isEmpty {
            hits = try await self.hits(of: reading, in: parts, limit: limit)
        }
        var records: [AddressRecord] = []
        for hit in hits {
            let columns = try await self.part(parts[hit.part], columns: Set(CampaignColumn.allCases))
            records.append(columns.record(hit.row, municipality: parts[hit.part].municipality))
        }
        return records
    }

    private func hits(
        of search: AddressSearch, in parts: [Campaign.Part], limit: Int
    ) async throws -> [AddressSearch.Hit] {
        var hits: [AddressSearch.Hit] = []
        for (place, part) in parts.enumerated() where search.fits(part) {
            let columns = try await self.part(part, columns: [.streets, .street, .numbers, .number])
            hits += search.hits(in: columns, of: part.name, part: place, limit: limit)
        }
        return Array(hits.sorted().prefix(limit))
    }

    /// The addresses nearest to one, itself left out, nearest first.
    public func neighbours(
        of address: AddressRecord, in campaign: Campaign, limit: Int
    ) async throws(StoreProblem) -> [(address: AddressRecord, metres: Double)] {
        guard let centre = address.position, limit > 0 else { return [] }
        var found: [(part: Int, row: Int, metres: Double)] = []
        for (place, part) in campaign.parts.enumerated() where part.municipality == address.municipality {
            let columns = try await self.part(part, columns: Set(CampaignColumn.allCases))
            for row in 0..<columns.count where columns.ids[row] != address.id {
                guard columns.easting[row] != CampaignPart.noPosition, columns.northing[row] != CampaignPart.noPosition
                else { continue }
                let (dx, dy) = (
                    Double(columns.easting[row]) / 100 - centre.x, Double(columns.northing[row]) / 100 - centre.y
                )
                let metres = (dx * dx + dy * dy).squareRoot()
                guard found.count < limit || metres < found[found.count - 1].metres else { continue }
                let place = (place, row, metres)
                found.insert(place, at: found.firstIndex { $0.metres > metres } ?? found.count)
                if found.count > limit { found.removeLast() }
            }
        }
        var neighbours: [(AddressRecord, Double)] = []
        for (place, row, metres) in found {
            let part = campaign.parts[place]
            let columns = try await self.part(part, columns: Set(CampaignColumn.allCases))
            neighbours.append((columns.record(row, municipality: part.municipality), metres))
        }
        return neighbours
    }
}
