public import LandkortCore

extension Workspace {
    /// A page of a campaign's addresses in the order they are stored.
    ///
    /// - Parameters:
    ///   - code: a municipality, region or partnership to keep to.
    ///   - box: EPSG:25832.
    ///   - degrees: the same box in CRS84, where it was drawn there; see ``FeatureQuery/degrees``.
    ///   - after: rows to pass over, counted over all parts; ``next`` of an earlier page.
    public func addresses(
        in campaign: Campaign, within code: String?, box: Envelope?, degrees: Envelope? = nil, after: Int, limit: Int
    ) async throws -> (records: [AddressRecord], next: Int?) {
        var records: [AddressRecord] = []
        var first = 0
        for part in try await parts(of: campaign, within: code) {
            defer { first += part.count }
            guard first + part.count > after else { continue }
            let columns = try await self.part(part, columns: Set(CampaignColumn.allCases))
            for row in max(0, after - first)..<columns.count where columns.lies(row, in: box, degrees) {
                guard records.count < limit else { return (records, first + row) }
                records.append(columns.record(row, municipality: part.municipality))
            }
        }
        return (records, nil)
    }

    /// How many addresses there are. O(addresses) with a box, else O(parts).
    public func countAddresses(
        in campaign: Campaign, _ code: String?, _ box: Envelope?, degrees: Envelope? = nil
    ) async throws -> Int {
        var count = 0
        for part in try await parts(of: campaign, within: code) {
            guard box != nil else {
                count += part.count
                continue
            }
            let columns = try await self.part(part, columns: [.easting, .northing])
            for row in 0..<columns.count where columns.lies(row, in: box, degrees) { count += 1 }
        }
        return count
    }

    private func parts(of campaign: Campaign, within code: String?) async throws -> [Campaign.Part] {
        guard let code else { return campaign.parts }
        return try campaign.parts(within: code, try await territory())
    }
}

extension CampaignPart {
    /// Whether the address in `row` has a position in the box; every address is in none.
    fileprivate func lies(_ row: Int, in box: Envelope?, _ degrees: Envelope?) -> Bool {
        guard let box else { return true }
        guard easting[row] != Self.noPosition, northing[row] != Self.noPosition else { return false }
        let position = Position(x: Double(easting[row]) / 100, y: Double(northing[row]) / 100)
        guard box.contains(position) else { return false }
        return degrees?.contains(ReferenceSystem.utm32.convert(position, to: .crs84)) ?? true
    }
}
