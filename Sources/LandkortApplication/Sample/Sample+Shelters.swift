import LandkortCore

extension Sample {
    /// Shelters at addresses in the towns; three of ten are public, the others for authorities only.
    func shelters() -> [Feature] {
        var random = SplitMix64(seed: Self.seed, stream: 2)
        var features: [Feature] = []
        for (index, municipality) in gazetteer.municipalities.enumerated() {
            var candidates = townAddresses(of: index)
            random.shuffle(&candidates)
            for address in candidates.prefix(municipality.shelters) {
                features.append(shelter(at: addresses[address], number: features.count, &random))
            }
        }
        return features
    }

    /// Addresses, by index, in the larger places of a municipality.
    private func townAddresses(of municipality: Int) -> [Int] {
        let places = gazetteer.places(of: municipality)
        let largest = places.map { gazetteer.places[$0].population }.max() ?? 0
        return addresses.indices.filter { index in
            let address = addresses[index]
            guard Int(address.municipality) == municipality, address.presence == .both else { return false }
            guard Int(address.street) < gazetteer.townStreets else { return false }
            return gazetteer.places[Int(address.place)].population >= min(1_000, largest)
        }
    }

    private func shelter(at address: Address, number: Int, _ random: inout SplitMix64) -> Feature {
        let isPublic = number % 10 < 3
        let isHistorical = random.chance(0.05)
        let position = Position(x: address.position.x.rounded(), y: address.position.y.rounded())
        var feature = Feature(id: Identifier(&random).text, values: [:], geometry: .multiPoint([position]))
        feature["objekt_id"] = .string(feature.id)
        feature["beskyt_rum_kode"] = .string(Self.kind(isPublic: isPublic, &random))
        feature["klargjort_kode"] = .string(["0", "1", "2", "3"][random.pick(weights: [0.5, 0.2, 0.05, 0.25])])
        feature["pladser"] = Self.capacity(isPublic: isPublic, &random).map(Value.integer) ?? .null
        feature["opfoert_aar"] = .integer(isPublic ? 1_944 + random.below(25) : 1_950 + random.below(38))
        feature["bbr_bygning_id"] = .string(Identifier(&random).text)
        feature["bbr_status"] = isHistorical ? "10" : "6"
        feature["statuskode"] = isHistorical ? "4" : "3"
        feature["oprindkode"] = random.chance(0.7) ? "4" : "1"
        feature["off_kode"] = isPublic ? "1" : "3"
        feature["noegle"] = .string("EKS-\(2_001 + number)")
        feature["note"] = .string(Self.source)
        locate(&feature, at: address)
        return feature
    }

    private func locate(_ feature: inout Feature, at address: Address) {
        let municipality = gazetteer.municipalities[Int(address.municipality)]
        feature["kommunekode"] = .string(municipality.code)
        feature["cvr_kode"] = .string(municipality.cvr)
        feature["vejnavn"] = .string(streets[Int(address.street)])
        feature["husnr"] = .string(address.house)
        feature["postnr"] = .string(gazetteer.places[Int(address.place)].postcode)
        feature["adr_id"] = .string(address.id.text)
    }

    private static func kind(isPublic: Bool, _ random: inout SplitMix64) -> String {
        isPublic
            ? ["1", "3"][random.pick(weights: [0.4, 0.6])]
            : ["2", "1", "8", "9"][random.pick(weights: [0.86, 0.06, 0.03, 0.05])]
    }

    /// People; nil when nobody knows.
    private static func capacity(isPublic: Bool, _ random: inout SplitMix64) -> Int? {
        let size = random.unit()
        let isUnknown = random.chance(isPublic ? 0.06 : 0.14)
        guard !isUnknown else { return nil }
        return isPublic ? 50 + 25 * Int(size * 7) : 20 + 5 * Int(size * size * 70)
    }
}
