extension Sample {
    /// How people live in a spot, which decides what they are likely to be offered.
    enum Settlement: Sendable {
        case town
        case village
        case hamlet
        case country

        init(population: Int) {
            self = population >= 2_000 ? .town : population >= 200 ? .village : .hamlet
        }

        var odds: Odds {
            switch self {
            case .town:
                Odds(
                    placeLacks: 0, streetLacks: 0.024, addressLacks: 0.010, arrives: 0.012, copper: 0.12,
                    mobile: [0, 0, 0.002, 0.04, 0.29, 0.22, 0.448])
            case .village:
                Odds(
                    placeLacks: 0.012, streetLacks: 0.025, addressLacks: 0.013, arrives: 0.022, copper: 0.09,
                    mobile: [0, 0.003, 0.02, 0.14, 0.56, 0.16, 0.117])
            case .hamlet:
                Odds(
                    placeLacks: 0.045, streetLacks: 0.025, addressLacks: 0.025, arrives: 0.030, copper: 0.07,
                    mobile: [0.001, 0.006, 0.04, 0.21, 0.56, 0.12, 0.063])
            case .country:
                Odds(
                    placeLacks: 0, streetLacks: 0.045, addressLacks: 0.065, arrives: 0.036, copper: 0.06,
                    mobile: [0.004, 0.015, 0.08, 0.27, 0.50, 0.10, 0.031])
            }
        }
    }

    /// Shares 0 ... 1 that describe one kind of settlement; "lacks" is still without fibre in 2026.
    struct Odds: Sendable {
        let placeLacks: Double
        let streetLacks: Double
        let addressLacks: Double
        /// Of the streets with fibre in 2026, those that got it after the campaign of 2025.
        let arrives: Double
        /// Of the streets with fibre, those where copper was still sold in 2025.
        let copper: Double
        /// How often each class of ``Speed/mobile`` is a street's.
        let mobile: [Double]
    }
}
