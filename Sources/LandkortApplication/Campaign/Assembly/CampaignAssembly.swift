import LandkortCore

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

    /// The parts in order of their municipalities' names.
    ///
    /// - Complexity: O(n log n) time, shared among `threads`.
    func parts(threads: Int) -> [CampaignPart] {
        let members = rowsByMunicipality()
        let order = members.indices.filter { !members[$0].isEmpty }.sorted {
            municipalities.texts[$0] < municipalities.texts[$1]
        }
        let builder = PartBuilder(reading.shares, streets: streets, numbers: numbers)
        return inParallel(order.count, threads: threads) { place in
            builder.part(named: municipalities.texts[order[place]], members[order[place]])
        }
    }

    private func rowsByMunicipality() -> [[PartBuilder.Members]] {
        var members = [[PartBuilder.Members]](repeating: [], count: municipalities.texts.count)
        for (share, rows) in reading.shares.enumerated() {
            for (local, own) in rows.members.enumerated() where !own.isEmpty {
                let municipality = Int(municipalities.numbers[share][local])
                members[municipality].append(PartBuilder.Members(share: share, rows: own))
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
