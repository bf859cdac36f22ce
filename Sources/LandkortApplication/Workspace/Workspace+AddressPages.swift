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
            let first = place == cursor.place ? cursor.row : 0
            let room = limit - records.count
            let found = try await inTurn(query) {
                var found: [(row: Int, record: AddressRecord)] = []
                try query.each(in: columns, of: part, from: first) { row, record in
                    found.append((row, record()))
                    return found.count <= room
                }
                return found
            }
            records += found.prefix(room).map(\.record)
            guard found.count <= room else { return (records, AddressCursor.text(part, found[room].row)) }
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
            count += try await inTurn(query) {
                var count = 0
                try query.each(in: columns, of: part, from: 0) { _, _ in
                    count += 1
                    return true
                }
                return count
            }
        }
        return count
    }

    /// `body` at once, or, where a filter takes the records themselves, in its turn on a thread of its own.
    private func inTurn<T: Sendable>(
        _ query: AddressQuery, _ body: @escaping @Sendable () throws -> T
    ) async throws -> T {
        guard query.isAdmitted != nil else { return try body() }
        return try await LongWork.ofRows.run(orElse: StoreProblem.crowded, body)
    }

    private func parts(of campaign: Campaign, _ query: AddressQuery) async throws -> [Campaign.Part] {
        guard let area = query.area else { return campaign.parts }
        return try campaign.parts(within: area, try await territory())
    }
}

extension Workspace {
    /// Those of `places` that `isChosen`, looked at one after the other in their turn, on a thread of their own.
    ///
    /// - Throws: ``StoreProblem/crowded``; ``StoreProblem/stopped`` where nobody waits any more.
    public func chosen(_ places: [Int], by isChosen: @escaping @Sendable (Int) -> Bool) async throws -> [Int] {
        let watch = ReadWatch.current
        return try await LongWork.ofRows.run(orElse: StoreProblem.crowded) {
            try places.filter { place in
                guard watch?.isOver() != true else { throw StoreProblem.stopped }
                return isChosen(place)
            }
        }
    }
}

extension AddressQuery {
    /// Hands over the rows of a part that match, until `body` says that it has enough.
    ///
    /// - Throws: ``StoreProblem/stopped`` where nobody waits any more.
    fileprivate func each(
        in columns: CampaignPart, of part: Campaign.Part, from first: Int,
        _ body: (_ row: Int, _ record: () -> AddressRecord) -> Bool
    ) throws(StoreProblem) {
        let choice = AddressChoice(self, in: columns)
        for row in choice.rows where row >= first && choice.holds(row) {
            let record = { columns.record(row, municipality: part.municipality) }
            if let isAdmitted {
                guard watch?.isOver() != true else { throw .stopped }
                guard isAdmitted(record()) else { continue }
            }
            guard body(row, record) else { return }
        }
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
