import LandkortCore

/// The texts and speeds of all threads' rows, each under one number.
struct CommonNumbers: Sendable {
    let municipalities: ByteDictionary
    let streets: ByteDictionary
    let numbers: ByteDictionary
    let profiles: ByteDictionary
    /// For each share: its municipalities' numbers as numbers of `municipalities`.
    let municipality: [[UInt32]]

    /// Numbers the rows of `shares` anew; those of a single one keep their numbers.
    init(_ shares: [CampaignRows], threads: Int) {
        let dictionaries = [
            shares.map(\.municipalities), shares.map(\.streets), shares.map(\.numbers), shares.map(\.profiles),
        ]
        let merged = inParallel(dictionaries.count, threads: threads) { Self.merged(dictionaries[$0]) }
        (municipalities, streets, numbers, profiles) = (merged[0].all, merged[1].all, merged[2].all, merged[3].all)
        municipality = merged[0].numbers
        guard shares.count > 1 else { return }
        _ = inParallel(shares.count, threads: threads) { share in
            let maps = merged.map { $0.numbers[share] }
            Self.renumber(shares[share].buckets, streets: maps[1], numbers: maps[2], profiles: maps[3])
        }
    }

    /// One dictionary of them all, and each one's numbers as numbers of that.
    private static func merged(_ dictionaries: [ByteDictionary]) -> (all: ByteDictionary, numbers: [[UInt32]]) {
        var all = dictionaries.first ?? ByteDictionary()
        let numbers = dictionaries.enumerated().map { place, dictionary in
            (0..<dictionary.count).map { number in
                place == 0 ? UInt32(number) : dictionary.withBytes(of: number) { all.number($0).number }
            }
        }
        return (all, numbers)
    }

    private static func renumber(
        _ buckets: RowBuckets, streets: [UInt32], numbers: [UInt32], profiles: [UInt32]
    ) {
        for municipality in 0..<buckets.municipalities {
            buckets.forEachChunk(of: municipality) { chunk in
                for row in chunk.indices {
                    chunk[row].street = streets[Int(chunk[row].street)]
                    chunk[row].number = numbers[Int(chunk[row].number)]
                    chunk[row].profile = profiles[Int(chunk[row].profile)]
                }
            }
        }
    }

    func profile(_ number: Int) -> SpeedProfile {
        profiles.withBytes(of: number) { bytes in
            var profile = SpeedProfile()
            for i in 0..<SpeedProfile.width {
                profile.speeds[i] = bytes.loadUnaligned(fromByteOffset: i * 4, as: Int32.self)
            }
            return profile
        }
    }
}
