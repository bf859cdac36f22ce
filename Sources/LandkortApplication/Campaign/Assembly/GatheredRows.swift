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

    /// By id within a cell: a few neighbours are moved in place, for a slice's own sort copies it; the many that
    /// may have no position are not.
    private func sortTies(_ entries: inout [RadixSort.Entry]) {
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end].key == entries[start].key { end += 1 }
            if end - start <= 32 {
                insert(&entries, start..<end)
            } else {
                entries[start..<end].sort { ids[Int($0.row)] < ids[Int($1.row)] }
            }
            start = end
        }
    }

    /// Moves each before those with a larger id.
    private func insert(_ entries: inout [RadixSort.Entry], _ places: Range<Int>) {
        for place in places.dropFirst() {
            let entry = entries[place]
            var target = place
            while target > places.lowerBound, ids[Int(entry.row)] < ids[Int(entries[target - 1].row)] {
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
