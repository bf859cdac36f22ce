import LandkortCore

/// The mobile classes that some profiles have; there are a dozen, so looking one up is a short search.
struct MobileClasses: Sendable {
    /// In order of first appearance.
    private(set) var classes: [MobileClass] = []
    /// For each profile, the place of its class in ``classes``.
    private(set) var places: [Int32] = []

    init(_ table: SpeedTable) {
        let (downloads, uploads) = table.mobileColumns
        var keys: [UInt64] = []
        // Where a class was last found, by the top bits of its key times an odd number; any other is searched for.
        var found = [Int](repeating: 0, count: 64)
        places.reserveCapacity(table.count)
        for row in downloads.indices {
            let key = Self.key(downloads[row], uploads[row])
            let slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 58)
            var place = found[slot]
            if place >= keys.count || keys[place] != key {
                place = keys.firstIndex(of: key) ?? keys.count
                if place == keys.count { keys.append(key) }
                found[slot] = place
            }
            places.append(Int32(truncatingIfNeeded: place))
        }
        classes = keys.map { MobileClass(download: Int32($0 >> 32), upload: Int32(truncatingIfNeeded: $0)) }
    }

    /// Without download there is no class.
    private static func key(_ download: Int32, _ upload: Int32) -> UInt64 {
        download > 0 ? UInt64(UInt32(download)) << 32 | UInt64(UInt32(max(upload, 0))) : 0
    }
}
