import LandkortCore

extension Sample {
    /// Stands in every record of the sample, so that none is taken for a real one.
    static let source = "Eksempeldata; opdigtet, ikke fra en myndighed"

    /// The first year of an invented date, and how many years follow it.
    private static let (firstMast, mastYears) = (2004, 22)

    /// Masts by the roads near towns: one for the largest place of a municipality, the others anywhere in it.
    func masts() -> [Feature] {
        var random = SplitMix64(seed: Self.seed, stream: 1)
        var features: [Feature] = []
        for (index, municipality) in gazetteer.municipalities.enumerated() {
            for road in mastRoads(of: index, count: municipality.masts, &random) {
                features.append(mast(by: road, of: index, number: features.count + 1, &random))
            }
        }
        return features
    }

    private func mastRoads(of municipality: Int, count: Int, _ random: inout SplitMix64) -> [Road] {
        var roads = gazetteer.roads.filter { $0.municipality == municipality }
        random.shuffle(&roads)
        let largest = gazetteer.places(of: municipality).first
        var chosen = roads.filter { $0.from == largest }.prefix(1)
        for road in roads where chosen.count < count {
            guard !chosen.contains(where: { $0.from == road.from }) else { continue }
            chosen.append(road)
        }
        return Array(chosen)
    }

    private func mast(by road: Road, of municipality: Int, number: Int, _ random: inout SplitMix64) -> Feature {
        let position = site(by: road, &random)
        let place = gazetteer.places[road.from]
        let nearest = nearestAddress(to: position, in: municipality)
        var feature = Feature(id: Identifier(&random).text, values: [:], geometry: .point(position))
        feature["objekt_id"] = .string(feature.id)
        feature["masteid"] = .string("EKS-\(1_000 + number)")
        feature["navn"] = .string("\(place.name) \(Self.side(of: position, from: place.position))")
        feature["kommunekode"] = .string(place.municipality)
        feature["vejnavn"] = nearest.map { .string(streets[Int($0.street)]) } ?? .null
        feature["postnr"] = .string(place.postcode)
        feature["by"] = gazetteer.postTowns[place.postcode].map(Value.string) ?? .null
        feature["tjeneste"] = "2"
        feature["kilde"] = .string(Self.source)
        feature["off_kode"] = "1"
        describe(&feature, &random)
        return feature
    }

    private func describe(_ mast: inout Feature, _ random: inout SplitMix64) {
        let isPlanned = random.chance(0.08)
        let isKnown = random.chance(0.85)
        let height = Double(24 + 6 * random.below(6))
        let radius = Double(1_500 + 500 * random.below(16))
        let year = Self.firstMast + random.below(Self.mastYears)
        let day = "\(year)-\(Self.twoDigits(1 + random.below(12)))-\(Self.twoDigits(1 + random.below(28)))"
        let has5G = random.chance(0.75)
        let has2G = random.chance(0.6)
        // No operator is named: the sample speaks of three nets.
        let nets = ["Net A", "Net B", "Net C"].filter { _ in random.chance(0.62) }
        mast["operatoerer"] = nets.isEmpty ? .null : .array(nets.map(Value.string))
        mast["teknologier"] = .array((["29"] + (has5G ? ["42"] : []) + (has2G ? ["39"] : [])).map(Value.string))
        let bands = (has5G ? [700] : []) + [800] + (has2G ? [900] : []) + [1_800] + (has5G ? [3_500] : [])
        mast["frekvensbaand"] = .array(bands.map { .string("\($0) MHz") })
        mast["hoejde"] = .number(height)
        mast["radius"] = isKnown ? .number(radius) : .null
        mast["idriftsat"] = isPlanned || !isKnown ? .null : .string(day)
        mast["status"] = isPlanned ? "1" : "3"
    }

    /// A little off the road, in its first third.
    private func site(by road: Road, _ random: inout SplitMix64) -> Position {
        let aside = (random.chance(0.5) ? 1.0 : -1.0) * (40 + (0.5 * road.verge - 40) * random.unit())
        let position = Track(road, gazetteer).position(0.03 + 0.3 * random.unit(), bend: 0, aside: aside)
        return Position(x: position.x.rounded(), y: position.y.rounded())
    }

    private func nearestAddress(to position: Position, in municipality: Int) -> Address? {
        addresses.lazy.filter { Int($0.municipality) == municipality }.min {
            Self.squareDistance($0.position, position) < Self.squareDistance($1.position, position)
        }
    }

    private static func squareDistance(_ one: Position, _ other: Position) -> Double {
        (one.x - other.x) * (one.x - other.x) + (one.y - other.y) * (one.y - other.y)
    }

    private static func side(of position: Position, from centre: Position) -> String {
        let (x, y) = (position.x - centre.x, position.y - centre.y)
        guard abs(x) > abs(y) else { return y > 0 ? "Nord" : "Syd" }
        return x > 0 ? "Øst" : "Vest"
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
