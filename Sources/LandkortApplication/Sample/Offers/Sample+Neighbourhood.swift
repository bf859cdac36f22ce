extension Sample {
    /// What a whole place has in common.
    struct Surroundings: Sendable {
        let settlement: Settlement
        let municipality: Municipality
        let lacksFibre: Bool
        let fibre: Speed
        /// nil where there is no cable network.
        let cable: Speed?

        init(_ settlement: Settlement, population: Int, in municipality: Municipality, random: inout SplitMix64) {
            self.settlement = settlement
            self.municipality = municipality
            lacksFibre = random.chance(settlement.odds.placeLacks * municipality.lack)
            fibre = [Speed.fibre1000, .fibre2500, .fibre500][random.pick(weights: [0.83, 0.14, 0.03])]
            let cabled = population >= 900 && random.chance(min(1, municipality.cableShare * 1.4))
            cable = cabled ? Speed.cable[random.pick(weights: [0.45, 0.05, 0.2, 0.3])] : nil
        }
    }

    /// What the addresses of one street, or of one road in the country, have in common.
    struct Neighbourhood: Sendable {
        let surroundings: Surroundings
        let lacksFibre: Bool
        let fibreIsNew: Bool
        let fibreWasSlower: Bool
        let hasCable: Bool
        let hasCopper: Bool
        /// nil out of reach of fixed wireless.
        let fixedWireless: Speed?
        /// Index into ``Speed/mobile``, and how many classes lower it was in 2025.
        let mobile: Int
        let mobileGain: Int

        init(in surroundings: Surroundings, random: inout SplitMix64) {
            let odds = surroundings.settlement.odds
            let municipality = surroundings.municipality
            self.surroundings = surroundings
            lacksFibre = surroundings.lacksFibre || random.chance(odds.streetLacks * municipality.lack)
            fibreIsNew = random.chance(min(0.15, odds.arrives * municipality.lack))
            fibreWasSlower = random.chance(0.2)
            hasCable = surroundings.cable != nil && random.chance(0.55 + 0.4 * municipality.cableShare)
            hasCopper = random.chance(odds.copper)
            // Fixed wireless is sold first where there is no fibre.
            let eagerness = lacksFibre ? 1.8 : 1
            let reach = eagerness * municipality.fixedWirelessShare * Self.wirelessReach(surroundings.settlement)
            let kind = random.pick(weights: [0.68, 0.13, 0.12, 0.05, 0.02])
            fixedWireless = random.chance(reach) ? Speed.fixedWireless[kind] : nil
            mobile = random.pick(weights: odds.mobile)
            mobileGain = random.chance(0.12) ? 1 : 0
        }

        private static func wirelessReach(_ settlement: Settlement) -> Double {
            switch settlement {
            case .town: 0.04
            case .village: 0.35
            case .hamlet: 0.8
            case .country: 1
            }
        }
    }
}
