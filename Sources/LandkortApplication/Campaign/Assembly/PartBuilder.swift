import LandkortCore

/// Builds municipalities' columns: sorts the rows of each and gives it dictionaries of its own.
struct PartBuilder {
    private let shares: [CampaignRows]
    private let streets: MergedTexts
    private let numbers: MergedTexts
    private let profiles: MergedProfiles

    init(_ shares: [CampaignRows], streets: MergedTexts, numbers: MergedTexts) {
        self.shares = shares
        self.streets = streets
        self.numbers = numbers
        profiles = MergedProfiles(shares)
    }

    /// Rows of one municipality in one share.
    struct Members: Sendable {
        var share: Int
        var rows: [UInt32]
    }

    func part(named name: String, _ members: [Members]) -> CampaignPart {
        let rows = GatheredRows(members, shares, streets: streets, numbers: numbers, profiles: profiles)
        let order = rows.order()
        let street = OwnDictionary(rows.street, order, of: streets.texts.count)
        let number = OwnDictionary(rows.number, order, of: numbers.texts.count)
        let profile = OwnDictionary(rows.profile, order, of: profiles.profiles.count)
        var table = SpeedTable()
        for number in profile.entries { table.append(profiles.profiles[Int(number)]) }
        return CampaignPart(
            name: name, count: rows.count, profiles: table, profile: IndexColumn(profile.indices, entries: table.count),
            postcodes: postcodeRuns(rows.postcode, order),
            easting: order.map { rows.easting[Int($0)] }, northing: order.map { rows.northing[Int($0)] },
            street: column(street, streets.texts), number: column(number, numbers.texts),
            ids: order.map { rows.ids[Int($0)] })
    }

    private func column(_ own: OwnDictionary, _ texts: [String]) -> TextColumn {
        TextColumn(
            entries: own.entries.map { texts[Int($0)] },
            indices: IndexColumn(own.indices, entries: own.entries.count))
    }

    private func postcodeRuns(_ postcodes: [UInt16], _ order: [UInt32]) -> [PostcodeRun] {
        var runs: [PostcodeRun] = []
        for row in order {
            let postcode = Int(postcodes[Int(row)])
            if runs.last?.postcode == postcode {
                runs[runs.count - 1].count += 1
            } else {
                runs.append(PostcodeRun(postcode: postcode, count: 1))
            }
        }
        return runs
    }
}

/// The speed profiles of several dictionaries as one.
struct MergedProfiles {
    var profiles: [SpeedProfile] = []
    var numbers: [[UInt32]] = []

    init(_ shares: [CampaignRows]) {
        var merged = ByteDictionary()
        for share in shares {
            numbers.append(
                (0..<share.profiles.count).map { local in
                    let (number, isNew) = share.profiles.withBytes(of: local) { merged.number($0) }
                    if isNew { profiles.append(share.profileSpeeds(local)) }
                    return number
                })
        }
    }
}

/// A small dictionary of the entries of a large one that some rows use.
struct OwnDictionary {
    /// The large dictionary's numbers in order of first use.
    private(set) var entries: [UInt32] = []
    /// For each row, taken in order, its place in `entries`.
    private(set) var indices: [UInt32] = []

    /// - Parameter count: the size of the large dictionary.
    init(_ numbers: [UInt32], _ order: [UInt32], of count: Int) {
        var places = [UInt32](repeating: .max, count: count)
        indices.reserveCapacity(order.count)
        for row in order {
            let number = Int(numbers[Int(row)])
            if places[number] == .max {
                places[number] = UInt32(entries.count)
                entries.append(UInt32(number))
            }
            indices.append(places[number])
        }
    }
}
