import LandkortCore

/// What one thread has read of a coverage file: its rows, with dictionaries of its own.
struct CampaignRows {
    var buckets = RowBuckets()
    var municipalities = ByteDictionary()
    var streets = ByteDictionary()
    var numbers = ByteDictionary()
    /// Ten Int32 a key.
    var profiles = ByteDictionary()
    /// Speeds as lines write them; a file has few, or it gets no quicker by knowing them.
    private(set) var speedTexts = ByteDictionary()
    /// For each of them, its number in `profiles`.
    private(set) var profileOfSpeedText: [UInt32] = []
    private static let mostSpeedTexts = 1 << 16

    var blocks: [BlockFacts] = []
    /// The first errors, with lines within their block.
    var errors: [(block: Int, error: RowError)] = []
    var errorCount = 0
    /// Rows that have an error.
    private(set) var faultyRows = 0
    private var lastFaulty: (block: Int, line: Int)?
    static let keptErrors = 1000

    var count: Int { buckets.count }

    mutating func remember(_ speeds: ByteKey, as profile: UInt32) {
        guard speedTexts.count < Self.mostSpeedTexts, speedTexts.number(speeds).isNew else { return }
        profileOfSpeedText.append(profile)
    }

    mutating func note(_ error: RowError, block: Int) {
        errorCount += 1
        // One thread reads a row from its first field to its last.
        if lastFaulty.map({ $0 != (block, error.line) }) ?? true { faultyRows += 1 }
        lastFaulty = (block, error.line)
        if errors.count < Self.keptErrors { errors.append((block, error)) }
    }
}
