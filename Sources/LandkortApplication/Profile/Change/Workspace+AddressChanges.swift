public import LandkortCore

extension Workspace {
    /// Compares a municipality's addresses one by one.
    ///
    /// - Complexity: O(addresses of the municipality) in both campaigns, some 20 ms for 100,000.
    func changes(
        in municipality: String, from previous: Campaign, to campaign: Campaign, at demand: SpeedDemand
    ) async throws -> AddressChanges {
        let shared = campaign.sharedPostcodes(with: previous, in: municipality)
        var changes = AddressChanges()
        var before: [AddressID: Bool?] = [:]
        before.reserveCapacity(previous.parts(of: municipality).reduce(0) { $0 + $1.count })
        try await each(of: municipality, in: previous, at: demand) { id, postcode, answer in
            if shared?.contains(postcode) ?? true { before[id] = .some(answer) } else { changes.outside += 1 }
        }
        var found = 0
        try await each(of: municipality, in: campaign, at: demand) { id, postcode, answer in
            if let former = before[id] {
                found += 1
                changes.add(former, answer)
            } else if shared?.contains(postcode) ?? true {
                changes.new += 1
            }
        }
        changes.gone = before.count - found
        return changes
    }

    /// Copper-only addresses of a municipality whose best mobile class is at most `download` kbit/s, or none.
    public func weakCopperOnly(
        in municipality: String, of campaign: Campaign, download: Int32
    ) async throws -> Int {
        var count = 0
        for part in campaign.parts(of: municipality) {
            let columns = try await self.part(part, columns: [.profiles, .profile])
            let weak = (0..<columns.profiles.count).map { row in
                let profile = columns.profiles[row]
                return profile.isCopperOnly && profile.mobile.download <= download
            }
            for row in 0..<columns.count where weak[columns.profile[row]] { count += 1 }
        }
        return count
    }

    private func each(
        of municipality: String, in campaign: Campaign, at demand: SpeedDemand,
        _ visit: (AddressID, Int, Bool?) -> Void
    ) async throws {
        for part in campaign.parts(of: municipality) {
            let columns = try await self.part(part, columns: [.profiles, .profile, .ids])
            let answers = (0..<columns.profiles.count).map { columns.profiles[$0].meets(demand) }
            var row = 0
            for run in columns.postcodes {
                for place in row..<row + run.count {
                    visit(columns.ids[place], run.postcode, answers[columns.profile[place]])
                }
                row += run.count
            }
        }
    }
}
