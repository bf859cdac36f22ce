import LandkortCore

extension Sample {
    /// Hands out street names and house numbers so that no two addresses of a post code share both.
    struct Directory {
        let gazetteer: Gazetteer
        /// All names handed out so far; an address holds an index into them.
        private(set) var streets: [String]
        private var indexes: [String: Int] = [:]
        private var orders: [String: [Int]] = [:]
        private var used: [String: Int] = [:]
        private var highest: [Key: Int] = [:]

        private struct Key: Hashable {
            let postcode: String
            let street: Int
        }

        init(_ gazetteer: Gazetteer) {
            self.gazetteer = gazetteer
            streets = gazetteer.streets
            for (index, name) in streets.enumerated() { indexes[name] = index }
        }

        /// The next street of a town: each name once in a post code, until all are used.
        mutating func townStreet(_ postcode: String) -> Int {
            next(postcode, kind: "by", 0..<gazetteer.townStreets)
        }

        /// The next road in the country round a post town.
        mutating func countryStreet(_ postcode: String) -> Int {
            next(postcode, kind: "land", gazetteer.townStreets..<gazetteer.streets.count)
        }

        /// The road named after the place it leads to: Nibevej.
        mutating func street(to place: Place) -> Int {
            let name = place.name + "vej"
            if let known = indexes[name] { return known }
            streets.append(name)
            indexes[name] = streets.count - 1
            return streets.count - 1
        }

        /// The highest number in this street, 0 at first; ``close(_:_:at:)`` says how far a caller got.
        func highestNumber(_ street: Int, _ postcode: String) -> Int {
            highest[Key(postcode: postcode, street: street)] ?? 0
        }

        mutating func close(_ street: Int, _ postcode: String, at number: Int) {
            highest[Key(postcode: postcode, street: street)] = number
        }

        private mutating func next(_ postcode: String, kind: String, _ range: Range<Int>) -> Int {
            let key = kind + postcode
            var order = orders[key] ?? []
            if order.isEmpty {
                order = Array(range)
                var random = SplitMix64(seed: Sample.seed, stream: UInt64(postcode) ?? 0)
                random.shuffle(&order)
                orders[key] = order
            }
            let count = used[key, default: 0]
            used[key] = count + 1
            return order[count % order.count]
        }
    }
}
