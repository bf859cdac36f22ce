public import LandkortCore
import LandkortStore

extension Workspace {
    /// A page of a campaign's addresses in the order they are stored.
    ///
    /// - Parameters:
    ///   - code: a municipality, region or partnership to keep to.
    ///   - box: EPSG:25832.
    ///   - degrees: the same in CRS84, where it was drawn there; see ``FeatureQuery/degrees``.
    ///   - after: ``next`` of an earlier page.
    /// - Throws: ``StoreProblem/badCursor(_:)``, also when the rows that the cursor stood in were replaced since.
    public func addresses(
        in campaign: Campaign, within code: String?, box: Envelope?, degrees: [Envelope] = [], after: String?,
        limit: Int, admitting isAdmitted: (@Sendable (AddressRecord) -> Bool)? = nil
    ) async throws -> (records: [AddressRecord], next: String?) {
        var records: [AddressRecord] = []
        let parts = try await parts(of: campaign, within: code)
        let cursor = try AddressCursor(after, in: parts)
        for (place, part) in parts.enumerated().dropFirst(cursor.place) {
            let columns = try await self.part(part, columns: Set(CampaignColumn.allCases))
            let first = place == cursor.place ? cursor.row : 0
            for row in first..<columns.count where columns.lies(row, in: box, degrees) {
                let record = columns.record(row, municipality: part.municipality)
                guard isAdmitted?(record) ?? true else { continue }
                guard records.count < limit else { return (records, AddressCursor.text(part, row)) }
                records.append(record)
            }
        }
        return (records, nil)
    }

    /// How many addresses there are. O(addresses) with a box, else O(parts).
    public func countAddresses(
        in campaign: Campaign, _ code: String?, _ box: Envelope?, degrees: [Envelope] = [],
        admitting isAdmitted: (@Sendable (AddressRecord) -> Bool)? = nil
    ) async throws -> Int {
        var count = 0
        for part in try await parts(of: campaign, within: code) {
            guard box != nil || isAdmitted != nil else {
                count += part.count
                continue
            }
            let wanted = isAdmitted == nil ? [.easting, .northing] : Set(CampaignColumn.allCases)
            let columns = try await self.part(part, columns: wanted)
            for row in 0..<columns.count where columns.lies(row, in: box, degrees) {
                count += isAdmitted?(columns.record(row, municipality: part.municipality)) ?? true ? 1 : 0
            }
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
    fileprivate func lies(_ row: Int, in box: Envelope?, _ degrees: [Envelope]) -> Bool {
        guard let box else { return true }
        guard easting[row] != Self.noPosition, northing[row] != Self.noPosition else { return false }
        let position = Position(x: Double(easting[row]) / 100, y: Double(northing[row]) / 100)
        guard box.contains(position) else { return false }
        guard !degrees.isEmpty else { return true }
        let drawn = ReferenceSystem.utm32.convert(position, to: .crs84)
        return degrees.contains { $0.contains(drawn) }
    }
}

/// Where a page of addresses begins: the key of a part, which never changes, and a row of it.
private struct AddressCursor {
    /// Among the parts.
    var place = 0
    var row = 0

    init(_ text: String?, in parts: [Campaign.Part]) throws(StoreProblem) {
        guard let text else { return }
        let numbers = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 2, let key = numbers[0], let row = numbers[1],
            let place = parts.firstIndex(where: { $0.key == key }), 0..<parts[place].count ~= row
        else { throw .badCursor(text) }
        (self.place, self.row) = (place, row)
    }

    static func text(_ part: Campaign.Part, _ row: Int) -> String { "\(part.key).\(row)" }
}
