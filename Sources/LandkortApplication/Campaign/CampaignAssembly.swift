import Dispatch
import LandkortCore
import Synchronization

/// Turns the rows that several threads have read into one part a municipality.
struct CampaignAssembly {
    let reading: CampaignReading
    private let municipalities: MergedTexts
    private let streets: MergedTexts
    private let numbers: MergedTexts

    init(_ reading: CampaignReading) {
        self.reading = reading
        municipalities = MergedTexts(reading.shares.map(\.municipalities))
        streets = MergedTexts(reading.shares.map(\.streets))
        numbers = MergedTexts(reading.shares.map(\.numbers))
    }

    /// A row of a share.
    struct RowReference {
        var share: UInt32
        var row: UInt32
    }

    /// The parts in order of their municipalities' names.
    ///
    /// - Complexity: O(n log n) time, shared among `threads`.
    func parts(threads: Int) -> [CampaignPart] {
        let members = rowsByMunicipality()
        let order = members.indices.sorted { municipalities.texts[$0] < municipalities.texts[$1] }
        var parts = [CampaignPart?](repeating: nil, count: order.count)
        let next = Atomic(0)
        parts.withUnsafeMutableBufferPointer { parts in
            // Every slot is written once, by the thread that drew its number.
            nonisolated(unsafe) let parts = parts
            DispatchQueue.concurrentPerform(iterations: threads) { _ in
                var builder = PartBuilder(reading.shares, streets: streets, numbers: numbers)
                while case let place = next.add(1, ordering: .relaxed).oldValue, place < order.count {
                    let municipality = order[place]
                    parts[place] = builder.part(named: municipalities.texts[municipality], members[municipality])
                }
            }
        }
        return parts.compactMap { $0 }
    }

    private func rowsByMunicipality() -> [[RowReference]] {
        var sizes = Array(repeating: 0, count: municipalities.texts.count)
        for (share, rows) in reading.shares.enumerated() {
            let numbers = municipalities.numbers[share]
            for local in rows.municipality { sizes[Int(numbers[Int(local)])] += 1 }
        }
        var members = sizes.map { size in
            var rows: [RowReference] = []
            rows.reserveCapacity(size)
            return rows
        }
        for (share, rows) in reading.shares.enumerated() {
            let numbers = municipalities.numbers[share]
            for (row, local) in rows.municipality.enumerated() {
                members[Int(numbers[Int(local)])].append(RowReference(share: UInt32(share), row: UInt32(row)))
            }
        }
        return members
    }
}

/// The texts of several dictionaries as one.
struct MergedTexts: Sendable {
    var texts: [String] = []
    /// For each dictionary: its numbers as numbers of `texts`.
    var numbers: [[UInt32]] = []

    init(_ dictionaries: [ByteDictionary]) {
        var merged = ByteDictionary()
        for dictionary in dictionaries {
            numbers.append((0..<dictionary.count).map { dictionary.withBytes(of: $0) { merged.number($0).number } })
        }
        texts = (0..<merged.count).map { merged.text($0) }
    }
}
