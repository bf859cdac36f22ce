import LandkortCore

/// One municipality's rows in the order of its part: by post code, then by square-grid cell from the largest to the
/// smallest, then by id, so that the rows of a cell of any size lie together.
struct RowOrder {
    typealias Entry = RadixSort.Entry<UnsafePointer<CampaignRow>>

    private(set) var entries: [Entry] = []

    var count: Int { entries.count }

    /// The rows stay where they are; they outlive the order.
    ///
    /// - Parameter isAscending: whether the rows of each bucket lie in the order of their ids.
    init(_ buckets: [(rows: RowBuckets, municipality: Int)], isAscending: Bool) {
        entries.reserveCapacity(buckets.reduce(0) { $0 + $1.rows.count(of: $1.municipality) })
        for bucket in buckets {
            bucket.rows.forEachChunk(of: bucket.municipality) { chunk in
                guard let start = chunk.baseAddress else { return }
                for row in 0..<chunk.count { entries.append(Entry(key: Self.key(chunk[row]), row: start + row)) }
            }
        }
        RadixSort.sort(&entries)
        // Those of one cell are then in order already.
        if !isAscending || buckets.count > 1 { sortTies() }
    }

    /// By id within a cell: a few neighbours are moved in place, for a slice's own sort copies it; the many that
    /// may have no position are not.
    private mutating func sortTies() {
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end].key == entries[start].key { end += 1 }
            if end - start <= 32 {
                insert(start..<end)
            } else {
                entries[start..<end].sort { $0.row.pointee.id < $1.row.pointee.id }
            }
            start = end
        }
    }

    /// Moves each before those with a larger id.
    private mutating func insert(_ places: Range<Int>) {
        for place in places.dropFirst() {
            let entry = entries[place]
            var target = place
            while target > places.lowerBound, entry.row.pointee.id < entries[target - 1].row.pointee.id {
                entries[target] = entries[target - 1]
                target -= 1
            }
            entries[target] = entry
        }
    }

    @inline(__always)
    private static func key(_ row: CampaignRow) -> UInt64 {
        let postcode = UInt64(row.postcode) << 48
        let (east, north) = (row.easting, row.northing)
        guard east >= 0, north >= 0 else { return postcode | 0xFFFF_FFFF_FFFF }
        // Units of 100 m: ten kilometres, then the digit of the kilometre, then that of 100 m.
        let (e, n) = (UInt64(east / 10_000), UInt64(north / 10_000))
        let large = (n / 100) << 12 | (e / 100)
        let middle = (n / 10 % 10) << 4 | (e / 10 % 10)
        return postcode | large << 16 | middle << 8 | (n % 10) << 4 | e % 10
    }
}
