import LandkortCore

/// One municipality's rows from all shares, brought together; texts as numbers of the merged dictionaries.
struct GatheredRows {
    private(set) var ids: [AddressID] = []
    private(set) var easting: [Int32] = []
    private(set) var northing: [Int32] = []
    private(set) var postcode: [UInt16] = []
    private(set) var street: [UInt32] = []
    private(set) var number: [UInt32] = []
    private(set) var profile: [UInt32] = []

    var count: Int { ids.count }

    init(
        _ members: [PartBuilder.Members], _ shares: [CampaignRows], streets: MergedTexts, numbers: MergedTexts,
        profiles: MergedProfiles
    ) {
        for member in members {
            let (share, rows) = (shares[member.share], member.rows)
            Self.gather(share.ids, rows, into: &ids)
            Self.gather(share.easting, rows, into: &easting)
            Self.gather(share.northing, rows, into: &northing)
            Self.gather(share.postcode, rows, into: &postcode)
            Self.gather(share.street, rows, into: &street, as: streets.numbers[member.share])
            Self.gather(share.number, rows, into: &number, as: numbers.numbers[member.share])
            Self.gather(share.profile, rows, into: &profile, as: profiles.numbers[member.share])
        }
    }

    private static func gather<T>(_ column: [T], _ rows: [UInt32], into result: inout [T]) {
        result.reserveCapacity(result.count + rows.count)
        for row in rows { result.append(column[Int(row)]) }
    }

    private static func gather(
        _ column: [UInt32], _ rows: [UInt32], into result: inout [UInt32], as numbers: [UInt32]
    ) {
        result.reserveCapacity(result.count + rows.count)
        for row in rows { result.append(numbers[Int(column[Int(row)])]) }
    }

    /// By post code, then by square-grid cell from the largest to the smallest, then by id, so that the rows of
    /// a cell of any size lie together.
    func order() -> [UInt32] {
        var entries: [RadixSort.Entry] = []
        entries.reserveCapacity(count)
        for row in 0..<count { entries.append(RadixSort.Entry(key: place(row), row: UInt32(row))) }
        RadixSort.sort(&entries)
        sortTies(&entries)
        return entries.map(\.row)
    }

    /// Neighbours in one cell are few: each is moved before those with a larger id.
    private func sortTies(_ entries: inout [RadixSort.Entry]) {
        var start = 0
        for place in entries.indices.dropFirst() {
            guard entries[place].key == entries[place - 1].key else {
                start = place
                continue
            }
            let entry = entries[place]
            var target = place
            while target > start, ids[Int(entry.row)] < ids[Int(entries[target - 1].row)] {
                entries[target] = entries[target - 1]
                target -= 1
            }
            entries[target] = entry
        }
    }

    private func place(_ row: Int) -> UInt64 {
        let postcode = UInt64(postcode[row]) << 48
        let (east, north) = (easting[row], northing[row])
        guard east >= 0, north >= 0 else { return postcode | 0xFFFF_FFFF_FFFF }
        // Units of 100 m: ten kilometres, then the digit of the kilometre, then that of 100 m.
        let (e, n) = (UInt64(east / 10_000), UInt64(north / 10_000))
        let large = (n / 100) << 12 | (e / 100)
        let middle = (n / 10 % 10) << 4 | (e / 10 % 10)
        return postcode | large << 16 | middle << 8 | (n % 10) << 4 | e % 10
    }
}
