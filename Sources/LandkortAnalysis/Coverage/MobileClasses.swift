import LandkortCore

/// The mobile classes that some profiles have; there are a dozen, so looking one up is a short scan.
struct MobileClasses: Sendable {
    /// In order of first appearance.
    private(set) var classes: [MobileClass] = []
    /// For each profile, the place of its class in ``classes``.
    private(set) var places: [Int32] = []

    init(_ table: SpeedTable) {
        let (downloads, uploads) = (table.columns[8], table.columns[9])
        var keys: [UInt64] = []
        places.reserveCapacity(table.count)
        for row in downloads.indices {
            let key = Self.key(downloads[row], uploads[row])
            var place = 0
            while place < keys.count, keys[place] != key { place &+= 1 }
            if place == keys.count { keys.append(key) }
            places.append(Int32(truncatingIfNeeded: place))
        }
        classes = keys.map { MobileClass(download: Int32($0 >> 32), upload: Int32(truncatingIfNeeded: $0)) }
    }

    /// Without download there is no class.
    private static func key(_ download: Int32, _ upload: Int32) -> UInt64 {
        download > 0 ? UInt64(UInt32(download)) << 32 | UInt64(UInt32(max(upload, 0))) : 0
    }
}
