public import LandkortCore
import LandkortStore

extension Workspace {
    /// A page of a campaign's addresses in the order they are stored.
    ///
    /// - Parameter after: ``next`` of an earlier page.
    /// - Throws: ``StoreProblem/badCursor(_:)``, also when the rows that the cursor stood in were replaced since.
    /// - Complexity: O(rows looked at); what columns tell is judged before a record is made.
    public func addresses(
        in campaign: Campaign, _ query: AddressQuery = AddressQuery(), after: String? = nil, limit: Int
    ) async throws -> (records: [AddressRecord], next: String?) {
        var records: [AddressRecord] = []
        let parts = try await parts(of: campaign, query)
        let cursor = try AddressCursor(after, in: parts)
        for (place, part) in parts.enumerated().dropFirst(cursor.place) {
            let columns = try await self.part(part, columns: Set(CampaignColumn.allCases))
            let choice = AddressChoice(query, in: columns)
            let first = place == cursor.place ? cursor.row : 0
            for row in choice.rows where row >= first && choice.holds(row) {
                let record = columns.record(row, municipality: part.municipality)
                guard query.isAdmitted?(record) ?? true else { continue }
                guard records.count < limit else { return (records, AddressCursor.text(part, row)) }
                records.append(record)
            }
        }
        return (records, nil)
    }

    /// How many addresses there are. O(parts) for all of an area, else O(addresses) over the columns that decide.
    public func countAddresses(in campaign: Campaign, _ query: AddressQuery = AddressQuery()) async throws -> Int {
        var count = 0
        let deciding = AddressChoice.columns(for: query)
        for part in try await parts(of: campaign, query) {
            guard !deciding.isEmpty || query.isAdmitted != nil else {
                count += part.count
                continue
            }
            let columns = try await self.part(
                part, columns: query.isAdmitted == nil ? deciding : Set(CampaignColumn.allCases))
            let choice = AddressChoice(query, in: columns)
            for row in choice.rows where choice.holds(row) {
                count += query.isAdmitted?(columns.record(row, municipality: part.municipality)) ?? true ? 1 : 0
            }
        }
        return count
    }

    private func parts(of campaign: Campaign, _ query: AddressQuery) async throws -> [Campaign.Part] {
        guard let area = query.area else { return campaign.parts }
        return try campaign.parts(within: area, try await territory())
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
