public import LandkortCore

extension Sample {
    /// A town, village or hamlet that exists; its position and population are approximate.
    public struct Place: Sendable, Hashable {
        /// Four digits, such as `0851`.
        public let municipality: String
        /// Four digits, such as `9000`.
        public let postcode: String
        /// As it is spelled on a map.
        public let name: String
        /// People, about.
        public let population: Int
        /// Metres, EPSG:25832; within about 1 km of the real place.
        public let position: Position
        /// Lines that no house lies beyond: water, or another municipality.
        let shores: [Bearing]

        /// Metres from the middle to the last house, at 1,700 people a square kilometre (π · 1,700 ≈ 5,341).
        var radius: Double {
            max(140, (Double(population) / 5_341).squareRoot() * 1_000)
        }

        func isDry(_ point: Position) -> Bool {
            let x = point.x - position.x
            let y = point.y - position.y
            return shores.allSatisfy { x * $0.x + y * $0.y <= $0.distance }
        }
    }

    /// A point of the compass and a distance.
    struct Bearing: Sendable, Hashable {
        /// A vector of length 1, x to the east.
        let x: Double
        let y: Double
        /// Metres.
        let distance: Double

        /// Reads `NNØ:640`: north-north-east, 640 metres away.
        init?(_ text: some StringProtocol) {
            let parts = text.split(separator: ":")
            guard parts.count == 2, let distance = Double(parts[1]),
                let direction = Self.compass.first(where: { $0.name == parts[0] })
            else { return nil }
            (x, y, self.distance) = (direction.x, direction.y, distance)
        }

        func end(from start: Position) -> Position {
            Position(x: start.x + x * distance, y: start.y + y * distance)
        }

        private static let compass: [(name: String, x: Double, y: Double)] = {
            let (low, mid, high) = (0.382_683_432_365_09, 0.707_106_781_186_548, 0.923_879_532_511_287)
            return [
                ("N", 0, 1), ("NNØ", low, high), ("NØ", mid, mid), ("ØNØ", high, low),
                ("Ø", 1, 0), ("ØSØ", high, -low), ("SØ", mid, -mid), ("SSØ", low, -high),
                ("S", 0, -1), ("SSV", -low, -high), ("SV", -mid, -mid), ("VSV", -high, -low),
                ("V", -1, 0), ("VNV", -high, low), ("NV", -mid, mid), ("NNV", -low, high),
            ]
        }()
    }
}
