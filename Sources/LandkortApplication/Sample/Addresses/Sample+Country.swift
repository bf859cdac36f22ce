import LandkortCore

extension Sample.Settler {
    /// Puts `count` farms and houses along a road; each half belongs to the place at its end.
    mutating func settle(_ road: Sample.Road, _ count: Int, _ random: inout SplitMix64) {
        let track = Sample.Track(road, gazetteer)
        let bend = (2 * random.unit() - 1) * min(0.06 * track.length, 0.4 * road.verge)
        let surroundings = Sample.Surroundings(
            .country, population: 0, in: gazetteer.municipalities[road.municipality], random: &random)
        let along = (0..<count).map { _ in random.unit() }.sorted()
        let near = road.to == nil ? along : along.filter { $0 < 0.5 }
        let beyond = Array(along.dropFirst(near.count).reversed())
        for (farms, place, goal) in [(near, road.from, road.to), (beyond, road.to ?? road.from, road.from)]
        where !farms.isEmpty {
            let name = roadName(place, to: goal, &random)
            let spot = Spot(municipality: road.municipality, place: place, street: name)
            let neighbourhood = Sample.Neighbourhood(in: surroundings, random: &random)
            build(farms.map { (track, $0, bend) }, road.verge, spot, neighbourhood, &random)
        }
    }

    /// Nibevej leads to Nibe; many roads have a name of their own.
    private mutating func roadName(_ place: Int, to goal: Int?, _ random: inout SplitMix64) -> Int {
        let ownName = directory.countryStreet(gazetteer.places[place].postcode)
        guard random.chance(0.45), let goal else { return ownName }
        let leadsTo = gazetteer.places[goal]
        return leadsTo.name.contains(" ") ? ownName : directory.street(to: leadsTo)
    }

    private mutating func build(
        _ farms: [(track: Sample.Track, along: Double, bend: Double)], _ verge: Double, _ spot: Spot,
        _ neighbourhood: Sample.Neighbourhood, _ random: inout SplitMix64
    ) {
        let postcode = gazetteer.places[spot.place].postcode
        var numbers = Sample.HouseNumbers(after: directory.highestNumber(spot.street, postcode))
        for farm in farms {
            let house = numbers.next(&random)
            let side = house.number % 2 == 0 ? 1.0 : -1.0
            let draw = random.unit()
            // Most houses lie by the road, some farms far up their own drive.
            let aside = side * (25 + (0.55 * verge - 25) * draw * draw)
            let position = farm.track.position(farm.along, bend: farm.bend, aside: aside)
            add(position, house, spot, neighbourhood, &random)
        }
        directory.close(spot.street, postcode, at: numbers.highest)
    }
}

extension Sample {
    /// The part of a road that lies outside the places at its ends.
    struct Track {
        let start: Position
        let end: Position
        /// Metres.
        let length: Double

        init(_ road: Road, _ gazetteer: Gazetteer) {
            let from = gazetteer.places[road.from]
            let (x, y) = (road.end.x - from.position.x, road.end.y - from.position.y)
            let whole = (x * x + y * y).squareRoot()
            let outskirts = road.to.map { gazetteer.places[$0].radius } ?? 0
            let (first, last) = (from.radius / whole, 1 - outskirts / whole)
            start = Position(x: from.position.x + first * x, y: from.position.y + first * y)
            end = Position(x: from.position.x + last * x, y: from.position.y + last * y)
            length = max(1, (last - first) * whole)
        }

        /// `along`: 0 ... 1; `bend`: metres the middle is pushed aside; `aside`: metres from the road.
        func position(_ along: Double, bend: Double, aside: Double) -> Position {
            let (x, y) = ((end.x - start.x) / length, (end.y - start.y) / length)
            let away = 4 * bend * along * (1 - along) + aside
            return Position(
                x: start.x + along * length * x + away * y, y: start.y + along * length * y - away * x)
        }
    }
}
