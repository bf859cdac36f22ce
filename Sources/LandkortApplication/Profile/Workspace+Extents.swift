public import LandkortCore
public import LandkortStore

extension Workspace {
    /// The smallest box around a campaign's addresses in each municipality of an area, EPSG:25832. O(addresses).
    public func extents(
        of area: Territory.Area, in campaign: Campaign
    ) async throws(StoreProblem) -> [String: Envelope] {
        var extents: [String: Envelope] = [:]
        for code in area.members {
            for part in campaign.parts(of: code) {
                let columns = try await self.part(part, columns: [.easting, .northing])
                guard let box = columns.extent else { continue }
                extents[code] = extents[code]?.union(box) ?? box
            }
        }
        return extents
    }
}

extension CampaignPart {
    /// Nil without any position.
    fileprivate var extent: Envelope? {
        let placed = easting.filter { $0 != Self.noPosition }
        let placedNorth = northing.filter { $0 != Self.noPosition }
        guard let west = placed.min(), let east = placed.max(), let south = placedNorth.min(),
            let north = placedNorth.max()
        else { return nil }
        return Envelope(
            minX: Double(west) / 100, minY: Double(south) / 100, maxX: Double(east) / 100, maxY: Double(north) / 100)
    }
}
