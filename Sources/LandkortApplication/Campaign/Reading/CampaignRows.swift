import LandkortCore

/// The rows one thread has read, as columns with dictionaries of its own.
struct CampaignRows {
    var ids: [AddressID] = []
    /// Centimetres.
    var easting: [Int32] = []
    var northing: [Int32] = []
    var postcode: [UInt16] = []
    /// The rows of each municipality, by its number in `municipalities`.
    var members: [[UInt32]] = []
    var street: [UInt32] = []
    var number: [UInt32] = []
    var profile: [UInt32] = []
    /// The row's line within its block, from 0.
    var line: [UInt32] = []

    var municipalities = ByteDictionary()
    var streets = ByteDictionary()
    var numbers = ByteDictionary()
    /// Ten Int32 a key.
    var profiles = ByteDictionary()

    /// Where each block's rows lie here, and how many lines it has.
    var blocks: [(block: Int, firstRow: Int, lines: Int)] = []
    /// The first errors, with lines within their block.
    var errors: [(block: Int, error: RowError)] = []
    var errorCount = 0
    static let keptErrors = 1000

    var count: Int { ids.count }

    /// Makes room for `rows` more, so that columns grow rarely.
    mutating func reserve(_ rows: Int) {
        let capacity = count + rows
        guard ids.capacity < capacity else { return }
        let roomy = max(capacity, count * 2)
        ids.reserveCapacity(roomy)
        easting.reserveCapacity(roomy)
        northing.reserveCapacity(roomy)
        postcode.reserveCapacity(roomy)
        street.reserveCapacity(roomy)
        number.reserveCapacity(roomy)
        profile.reserveCapacity(roomy)
        line.reserveCapacity(roomy)
    }

    mutating func note(_ error: RowError, block: Int) {
        errorCount += 1
        if errors.count < Self.keptErrors { errors.append((block, error)) }
    }

    func profileSpeeds(_ number: Int) -> SpeedProfile {
        profiles.withBytes(of: number) { bytes in
            var profile = SpeedProfile()
            for i in 0..<SpeedProfile.width {
                profile.speeds[i] = bytes.loadUnaligned(fromByteOffset: i * 4, as: Int32.self)
            }
            return profile
        }
    }
}
