import LandkortCore

/// A campaign of a few addresses made by hand.
struct TestCampaign {
    var name = "2026"
    var kind = CampaignKind.offeredPrivate
    var isPartial = true
    var isSynthetic = false
    /// By municipality name and code.
    var addresses: [(municipality: String, code: String?, rows: [Row])]

    struct Row {
        /// The last digits of its id.
        var id: Int
        var street = "Kirkevej"
        var number = "1"
        var postcode = 4800
        /// Metres east and north of a corner in Falster.
        var place = (east: 0.0, north: 0.0)
        /// Mbit/s; an upload of 0 is unknown.
        var fibre = (0, 0)
        var cable = (0, 0)
        var wireless = (0, 0)
        var xdsl = (0, 0)
        var mobile = (100, 5)

        var identifier: AddressID { AddressID(high: 0x1234, low: UInt64(id)) }

        fileprivate var profile: SpeedProfile {
            var profile = SpeedProfile()
            for (pair, speed) in [wireless, fibre, cable, xdsl, mobile].enumerated() {
                profile.speeds[pair * 2] = Int32(speed.0 * 1000)
                profile.speeds[pair * 2 + 1] = Int32(speed.1 * 1000)
            }
            return profile
        }
    }

    /// The corner that places are counted from, EPSG:25832.
    static let corner = (east: 680_000.0, north: 6_080_000.0)

    var draft: CampaignDraft {
        let count = addresses.reduce(0) { $0 + $1.rows.count }
        let source = Campaign.Source(
            fileName: "\(name).csv", digest: "\(name)\(kind.rawValue)", rows: count, imported: "2026-11-20T10:00:00Z")
        return CampaignDraft(
            id: CampaignID(name: name, kind: kind), isPartial: isPartial, isSynthetic: isSynthetic, source: source,
            parts: addresses.map { (Self.part($0.municipality, $0.rows), $0.code) })
    }

    private static func part(_ name: String, _ given: [Row]) -> CampaignPart {
        let rows = given.sorted { $0.postcode < $1.postcode }
        var profiles = SpeedTable()
        for row in rows { profiles.append(row.profile) }
        let order = IndexColumn(rows.indices.map { UInt32($0) }, entries: rows.count)
        var runs: [PostcodeRun] = []
        for row in rows {
            if runs.last?.postcode == row.postcode {
                runs[runs.count - 1].count += 1
            } else {
                runs.append(PostcodeRun(postcode: row.postcode, count: 1))
            }
        }
        return CampaignPart(
            name: name, count: rows.count, profiles: profiles, profile: order, postcodes: runs,
            easting: rows.map { Int32(($0.place.east + corner.east) * 100) },
            northing: rows.map { Int32(($0.place.north + corner.north) * 100) },
            street: TextColumn(entries: rows.map(\.street), indices: order),
            number: TextColumn(entries: rows.map(\.number), indices: order), ids: rows.map(\.identifier))
    }
}
