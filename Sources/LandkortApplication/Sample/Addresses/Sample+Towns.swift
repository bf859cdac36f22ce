import LandkortCore

extension Sample.Settler {
    /// Lays streets in a place until `count` addresses have one.
    mutating func settle(_ place: Int, of municipality: Int, _ count: Int, _ random: inout SplitMix64) {
        let town = gazetteer.places[place]
        let settlement = Sample.Settlement(population: town.population)
        let surroundings = Sample.Surroundings(
            settlement, population: town.population, in: gazetteer.municipalities[municipality], random: &random)
        var left = count
        while left > 0 {
            let houses = min(left, settlement == .town ? 12 + random.below(32) : 5 + random.below(14))
            let street = Sample.Street.anywhere(in: town, houses: houses, random: &random)
            let neighbourhood = Sample.Neighbourhood(in: surroundings, random: &random)
            build(houses, along: street, place, municipality, neighbourhood, &random)
            left -= houses
        }
    }

    private mutating func build(
        _ houses: Int, along street: Sample.Street, _ place: Int, _ municipality: Int,
        _ neighbourhood: Sample.Neighbourhood, _ random: inout SplitMix64
    ) {
        let town = gazetteer.places[place]
        let name = directory.townStreet(town.postcode)
        var numbers = Sample.HouseNumbers(after: directory.highestNumber(name, town.postcode))
        for index in 0..<houses {
            let house = numbers.next(&random)
            let along = (Double(index) + 0.5) / Double(houses)
            let side = house.number % 2 == 0 ? 1.0 : -1.0
            let position = street.position(along, aside: side * (11 + 9 * random.unit()))
            add(position, house, Spot(municipality: municipality, place: place, street: name), neighbourhood, &random)
        }
        directory.close(name, town.postcode, at: numbers.highest)
    }
}

extension Sample {
    /// A straight street of a town.
    struct Street {
        let start: Position
        let end: Position

        private static let attempts = 80

        private init(middle: Position, direction: (x: Double, y: Double), half: Double) {
            start = Position(x: middle.x - direction.x * half, y: middle.y - direction.y * half)
            end = Position(x: middle.x + direction.x * half, y: middle.y + direction.y * half)
        }

        /// Somewhere within the place, on dry land; a short one in the middle where there is no room.
        static func anywhere(in town: Place, houses: Int, random: inout SplitMix64) -> Street {
            let radius = town.radius
            var half = min(0.7 * radius, Double(houses) * 6 + 20)
            for _ in 0..<attempts {
                let spot = random.disc()
                let reach = radius * (0.3 + 0.7 * random.unit())
                let middle = Position(x: town.position.x + spot.x * reach, y: town.position.y + spot.y * reach)
                let street = Street(middle: middle, direction: random.direction(), half: half)
                if fits(street.start, town) && fits(street.end, town) { return street }
                half *= 0.97
            }
            return Street(middle: town.position, direction: (1, 0), half: 30)
        }

        /// A place is convex, so a street fits when both its ends do.
        private static func fits(_ point: Position, _ town: Place) -> Bool {
            let x = point.x - town.position.x
            let y = point.y - town.position.y
            return x * x + y * y <= town.radius * town.radius && town.isDry(point)
        }

        /// `along`: 0 ... 1; `aside`: metres to the right, negative to the left.
        func position(_ along: Double, aside: Double) -> Position {
            let (x, y) = (end.x - start.x, end.y - start.y)
            let length = (x * x + y * y).squareRoot()
            return Position(
                x: start.x + along * x + aside * y / length,
                y: start.y + along * y - aside * x / length)
        }
    }
}
