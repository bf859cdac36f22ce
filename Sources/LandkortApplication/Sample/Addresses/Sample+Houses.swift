import LandkortCore

extension Sample {
    /// House numbers along a street: rising, with gaps, and now and then 12A and 12B.
    struct HouseNumbers {
        private(set) var highest: Int
        private var letter: UInt8 = 0

        init(after number: Int) { highest = number }

        mutating func next(_ random: inout SplitMix64) -> (number: Int, letter: UInt8) {
            let gap = random.pick(weights: [0.8, 0.14, 0.06])
            let split = random.chance(0.05)
            let another = random.chance(0.3)
            if letter == 1 || (letter > 1 && letter < 6 && another) {
                letter += 1
                return (highest, letter)
            }
            highest += 1 + gap
            letter = split ? 1 : 0
            return (highest, letter)
        }
    }
}

extension Sample.Settler {
    /// Where an address belongs, by index.
    struct Spot {
        let municipality: Int
        let place: Int
        let street: Int
    }

    /// Adds one address and draws what it is offered.
    mutating func add(
        _ position: Position, _ house: (number: Int, letter: UInt8), _ spot: Spot,
        _ neighbourhood: Sample.Neighbourhood, _ random: inout SplitMix64
    ) {
        let centre = gazetteer.places[spot.place].position
        let (x, y) = (position.x - centre.x, position.y - centre.y)
        let offers = neighbourhood.offers(copperLength: (x * x + y * y).squareRoot(), random: &random)
        addresses.append(
            Sample.Address(
                id: Sample.Identifier(&random), municipality: Int16(spot.municipality), street: Int16(spot.street),
                place: Int16(spot.place), houseNumber: Int16(house.number), letter: house.letter, presence: .both,
                easting: Int32((position.x * 100).rounded()), northing: Int32((position.y * 100).rounded()),
                before: offers.before, now: offers.now))
    }
}
