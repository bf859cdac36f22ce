import LandkortCore

/// Campaigns made up of whatever is hard to keep.
enum TrialCampaign {
    static let id = CampaignID(name: "2026")

    /// - Parameters:
    ///   - rows: addresses in the part.
    ///   - streets: distinct street names, the empty one among them; as many house numbers and speed profiles.
    static func part(_ name: String, rows: Int, streets: Int = 3, seed: Int = 0) -> CampaignPart {
        let entries = min(streets, rows)
        var profiles = SpeedTable()
        for number in 0..<entries {
            var profile = SpeedProfile()
            for place in 0..<SpeedProfile.width { profile.speeds[place] = Int32((number + seed) * 10 + place) }
            profiles.append(profile)
        }
        let indices = (0..<rows).map { UInt32(($0 * 7 + seed) % entries) }
        return CampaignPart(
            name: name, count: rows, profiles: profiles, profile: IndexColumn(indices.reversed(), entries: entries),
            postcodes: rows > 1
                ? [PostcodeRun(postcode: 0, count: 1), PostcodeRun(postcode: 9900, count: rows - 1)]
                : [PostcodeRun(postcode: 9900, count: rows)],
            easting: (0..<rows).map { $0 % 3 == 0 ? CampaignPart.noPosition : Int32(55_000_000 + $0) },
            northing: (0..<rows).map { $0 % 3 == 0 ? CampaignPart.noPosition : Int32(635_000_000 - $0) },
            street: TextColumn(entries: texts("Vej", entries), indices: IndexColumn(indices, entries: entries)),
            number: TextColumn(entries: texts("", entries), indices: IndexColumn(indices, entries: entries)),
            ids: (0..<rows).map { AddressID(high: UInt64.max - UInt64($0), low: UInt64($0 + seed)) })
    }

    private static func texts(_ word: String, _ count: Int) -> [String] {
        (0..<count).map { $0 == 0 ? "" : "\(word) \($0) Ærø;\"" }
    }

    static func draft(
        _ parts: [(CampaignPart, String?)], file: String = "a.csv", id: CampaignID = TrialCampaign.id,
        isPartial: Bool = true, isSynthetic: Bool = false
    ) -> CampaignDraft {
        CampaignDraft(
            id: id, isPartial: isPartial, isSynthetic: isSynthetic,
            source: Campaign.Source(
                fileName: file, digest: "aftryk af \(file)", rows: parts.reduce(0) { $0 + $1.0.count },
                imported: "2026-11-20T10:00:00Z"),
            parts: parts.map { (part: $0.0, municipality: $0.1) })
    }
}
