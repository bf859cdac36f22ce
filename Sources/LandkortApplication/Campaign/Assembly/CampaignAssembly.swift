import LandkortCore

/// Turns the rows that several threads have read into one part a municipality.
struct CampaignAssembly: Sendable {
    /// Municipalities as the file writes them, in order of their names.
    let names: [String]
    private let builder: PartBuilder
    /// For each of `names`, where its rows are.
    private let buckets: [[(rows: RowBuckets, municipality: Int)]]

    init(_ reading: CampaignReading) {
        builder = PartBuilder(
            common: reading.common, isAscending: BlockFacts.areAscending(reading.blocks))
        let found = Self.rowsByMunicipality(reading)
        let texts = found.indices.map { reading.common.municipalities.text($0) }
        let order = found.indices.filter { !found[$0].isEmpty }.sorted { texts[$0] < texts[$1] }
        names = order.map { texts[$0] }
        buckets = order.map { found[$0] }
    }

    /// Addresses in the part called `names[place]`.
    func count(of place: Int) -> Int { buckets[place].reduce(0) { $0 + $1.rows.count(of: $1.municipality) } }

    /// The part called `names[place]`. O(rows).
    func part(_ place: Int) -> CampaignPart { builder.part(named: names[place], buckets[place]) }

    /// All parts in order of their names, the work shared among `threads`.
    func parts(threads: Int) -> [CampaignPart] { inParallel(names.count, threads: threads) { part($0) } }

    private static func rowsByMunicipality(
        _ reading: CampaignReading
    ) -> [[(rows: RowBuckets, municipality: Int)]] {
        var found = [[(rows: RowBuckets, municipality: Int)]](
            repeating: [], count: reading.common.municipalities.count)
        for (share, rows) in reading.shares.enumerated() {
            for local in 0..<rows.buckets.municipalities where rows.buckets.count(of: local) > 0 {
                found[Int(reading.common.municipality[share][local])].append((rows.buckets, local))
            }
        }
        return found
    }
}
