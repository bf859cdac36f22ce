import LandkortCore

/// Builds one municipality's columns at a time: sorts its rows and gives it dictionaries of its own.
struct PartBuilder {
    private let shares: [CampaignRows]
    private let streets: MergedTexts
    private let numbers: MergedTexts
    private let profiles: MergedProfiles
    private var streetStamps: DictionaryStamps
    private var numberStamps: DictionaryStamps
    private var profileStamps: DictionaryStamps

    init(_ shares: [CampaignRows], streets: MergedTexts, numbers: MergedTexts) {
        self.shares = shares
        self.streets = streets
        self.numbers = numbers
        profiles = MergedProfiles(shares)
        streetStamps = DictionaryStamps(count: streets.texts.count)
        numberStamps = DictionaryStamps(count: numbers.texts.count)
        profileStamps = DictionaryStamps(count: profiles.profiles.count)
    }

    mutating func part(named name: String, _ members: [CampaignAssembly.RowReference]) -> CampaignPart {
        let rows = sorted(members)
        let street = indices(rows, \.street, streets.numbers, &streetStamps)
        let number = indices(rows, \.number, numbers.numbers, &numberStamps)
        let profile = indices(rows, \.profile, profiles.numbers, &profileStamps)
        var table = SpeedTable()
        for number in profileStamps.entries { table.append(profiles.profiles[Int(number)]) }
        return CampaignPart(
            name: name, count: rows.count, profiles: table, profile: IndexColumn(profile, entries: table.count),
            postcodes: postcodeRuns(rows),
            easting: rows.map { shares[Int($0.share)].easting[Int($0.row)] },
            northing: rows.map { shares[Int($0.share)].northing[Int($0.row)] },
            street: column(street, streets.texts, streetStamps), number: column(number, numbers.texts, numberStamps),
            ids: rows.map { shares[Int($0.share)].ids[Int($0.row)] })
    }

    private func column(_ indices: [UInt32], _ texts: [String], _ stamps: DictionaryStamps) -> TextColumn {
        TextColumn(
            entries: stamps.entries.map { texts[Int($0)] },
            indices: IndexColumn(indices, entries: stamps.entries.count))
    }

    private func indices(
        _ rows: [CampaignAssembly.RowReference], _ column: KeyPath<CampaignRows, [UInt32]>, _ numbers: [[UInt32]],
        _ stamps: inout DictionaryStamps
    ) -> [UInt32] {
        stamps.begin()
        let columns = shares.map { $0[keyPath: column] }
        return rows.map { row in
            stamps.index(of: numbers[Int(row.share)][Int(columns[Int(row.share)][Int(row.row)])])
        }
    }

    /// By post code, then by square-grid cell from the largest to the smallest, then by id, so that the rows of
    /// a cell of any size lie together.
    private func sorted(_ members: [CampaignAssembly.RowReference]) -> [CampaignAssembly.RowReference] {
        struct Key {
            var place: UInt64
            var member: UInt32
        }
        var keys = members.indices.map { Key(place: place(of: members[$0]), member: UInt32($0)) }
        keys.sort { a, b in
            guard a.place == b.place else { return a.place < b.place }
            return id(of: members[Int(a.member)]) < id(of: members[Int(b.member)])
        }
        return keys.map { members[Int($0.member)] }
    }

    private func id(of row: CampaignAssembly.RowReference) -> AddressID {
        shares[Int(row.share)].ids[Int(row.row)]
    }

    private func place(of row: CampaignAssembly.RowReference) -> UInt64 {
        let rows = shares[Int(row.share)]
        let postcode = UInt64(rows.postcode[Int(row.row)]) << 48
        let (east, north) = (rows.easting[Int(row.row)], rows.northing[Int(row.row)])
        guard east >= 0, north >= 0 else { return postcode | 0xFFFF_FFFF_FFFF }
        // Units of 100 m: ten kilometres, then the digit of the kilometre, then that of 100 m.
        let (e, n) = (UInt64(east / 10_000), UInt64(north / 10_000))
        let large = (n / 100) << 12 | (e / 100)
        let middle = (n / 10 % 10) << 4 | (e / 10 % 10)
        return postcode | large << 16 | middle << 8 | (n % 10) << 4 | e % 10
    }

    private func postcodeRuns(_ rows: [CampaignAssembly.RowReference]) -> [PostcodeRun] {
        rows.reduce(into: []) { runs, row in
            let postcode = Int(shares[Int(row.share)].postcode[Int(row.row)])
            if runs.last?.postcode == postcode {
                runs[runs.count - 1].count += 1
            } else {
                runs.append(PostcodeRun(postcode: postcode, count: 1))
            }
        }
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

/// Numbers the entries of a large dictionary that a small one uses, again and again without clearing.
struct DictionaryStamps {
    /// The large dictionary's numbers in order of their small ones.
    private(set) var entries: [UInt32] = []
    private var places: [UInt32]
    private var rounds: [UInt32]
    private var round: UInt32 = 0

    init(count: Int) {
        places = Array(repeating: 0, count: count)
        rounds = places
    }

    mutating func begin() {
        round += 1
        entries.removeAll(keepingCapacity: true)
    }

    mutating func index(of number: UInt32) -> UInt32 {
        if rounds[Int(number)] != round {
            rounds[Int(number)] = round
            places[Int(number)] = UInt32(entries.count)
            entries.append(number)
        }
        return places[Int(number)]
    }
}
