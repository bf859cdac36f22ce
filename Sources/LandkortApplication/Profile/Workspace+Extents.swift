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
        var (west, east, south, north) = (Int32.max, Int32.min, Int32.max, Int32.min)
        let (x, y) = (easting.span, northing.span)
        for row in 0..<count where x[row] != Self.noPosition && y[row] != Self.noPosition {
            west = min(west, x[row])
            east = max(east, x[row])
            south = min(south, y[row])
            north = max(north, y[row])
        }
        guard west <= east else { return nil }
        return Envelope(
            minX: Double(west) / 100, minY: Double(south) / 100, maxX: Double(east) / 100, maxY: Double(north) / 100)
    }
}
