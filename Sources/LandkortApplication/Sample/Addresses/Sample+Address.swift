import LandkortCore

extension Sample {
    /// An access address: where it is, what it is called and what it is offered in both years.
    struct Address: Sendable {
        var id: Identifier
        /// Index into the gazetteer's municipalities, streets and (the nearest) places.
        var municipality: Int16
        var street: Int16
        var place: Int16
        var houseNumber: Int16
        /// 0 for none, 1 for A, 2 for B …
        var letter: UInt8
        var presence: Presence
        /// Centimetres, EPSG:25832.
        var easting: Int32
        var northing: Int32
        var before: Offers
        var now: Offers

        var position: Position {
            Position(x: Double(easting) / 100, y: Double(northing) / 100)
        }

        var house: String {
            letter == 0 ? "\(houseNumber)" : "\(houseNumber)\(Character(UnicodeScalar(64 + letter)))"
        }
    }

    /// In which of the two campaigns an address is.
    enum Presence: UInt8, Sendable {
        case both
        case new
        case gone

        func covers(year: Int) -> Bool {
            switch self {
            case .both: true
            case .new: year >= Sample.years.upperBound
            case .gone: year < Sample.years.upperBound
            }
        }
    }

    /// A UUID of version 8 (RFC 9562, clause 5.8): drawn from the sample's random numbers.
    struct Identifier: Sendable, Hashable {
        let high: UInt64
        let low: UInt64

        init(_ random: inout SplitMix64) {
            high = random.next() & ~0xF000 | 0x8000
            low = random.next() & ~(0b11 << 62) | (0b10 << 62)
        }

        /// 36 characters, lower case.
        var text: String {
            var bytes: [UInt8] = []
            append(to: &bytes)
            return String(decoding: bytes, as: UTF8.self)
        }

        func append(to bytes: inout [UInt8]) {
            for index in 0..<16 {
                if index == 4 || index == 6 || index == 8 || index == 10 { bytes.append(UInt8(ascii: "-")) }
                let word = index < 8 ? high : low
                let byte = UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * (index % 8)))
                bytes.append(Self.digit(byte >> 4))
                bytes.append(Self.digit(byte & 15))
            }
        }

        private static func digit(_ value: UInt8) -> UInt8 {
            value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
        }
    }
}
