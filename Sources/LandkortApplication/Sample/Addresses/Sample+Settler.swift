import LandkortCore

extension Sample {
    /// Fills the municipalities with addresses, one after another.
    struct Settler {
        let gazetteer: Gazetteer
        var directory: Directory
        var addresses: [Address] = []

        init(_ gazetteer: Gazetteer) {
            self.gazetteer = gazetteer
            directory = Directory(gazetteer)
        }

        /// The sample's share of addresses that are new in, or gone by, the second campaign.
        private static let (newPerThousand, gonePerThousand) = (7, 3)

        /// Adds the addresses of one municipality: just as many in the first campaign as the gazetteer says.
        mutating func settle(_ index: Int) {
            let municipality = gazetteer.municipalities[index]
            var random = SplitMix64(seed: Sample.seed, stream: UInt64(municipality.code) ?? 0)
            let first = addresses.count
            let arriving = municipality.addresses * Self.newPerThousand / 1_000
            let leaving = municipality.addresses * Self.gonePerThousand / 1_000
            let total = municipality.addresses + arriving
            let country = Int(Double(total) * municipality.countryShare)
            settleTowns(of: index, total - country, &random)
            settleCountry(of: index, country, &random)
            mark(arriving, as: .new, from: first, &random)
            mark(leaving, as: .gone, from: first, &random)
        }

        private mutating func mark(_ count: Int, as presence: Presence, from first: Int, _ random: inout SplitMix64) {
            var left = count
            while left > 0 {
                let index = first + random.below(addresses.count - first)
                guard addresses[index].presence == .both else { continue }
                addresses[index].presence = presence
                left -= 1
            }
        }

        private mutating func settleTowns(of municipality: Int, _ total: Int, _ random: inout SplitMix64) {
            let places = gazetteer.places(of: municipality)
            let counts = Self.divide(total, by: places.map { Double(gazetteer.places[$0].population) })
            for (place, count) in zip(places, counts) { settle(place, of: municipality, count, &random) }
        }

        private mutating func settleCountry(of municipality: Int, _ total: Int, _ random: inout SplitMix64) {
            let roads = gazetteer.roads.filter { $0.municipality == municipality }
            let counts = Self.divide(total, by: roads.map { Track($0, gazetteer).length })
            for (road, count) in zip(roads, counts) { settle(road, count, &random) }
        }

        /// Whole numbers in proportion to `weights` that add up to `total`.
        static func divide(_ total: Int, by weights: [Double]) -> [Int] {
            let sum = weights.reduce(0, +)
            var (passed, given) = (0.0, 0)
            return weights.map { weight in
                passed += weight
                let due = Int((Double(total) * passed / sum).rounded()) - given
                given += due
                return due
            }
        }
    }
}
