/// The side of a cell of the Danish square grid (Det Danske Kvadratnet).
public enum CellSize: String, Sendable, CaseIterable {
    case tenKilometres = "10km"
    case kilometre = "1km"
    case hundredMetres = "100m"
}

extension CellSize {
    /// Metres.
    public var side: Double { Double(metres) }

    var metres: Int {
        switch self {
        case .tenKilometres: 10_000
        case .kilometre: 1_000
        case .hundredMetres: 100
        }
    }

    /// Digits of the northing in a code; the easting has one fewer.
    var northingDigits: Int {
        switch self {
        case .tenKilometres: 3
        case .kilometre: 4
        case .hundredMetres: 5
        }
    }

    /// Exclusive upper end of northings in units of the side: ten thousand kilometres, what the digits can hold.
    var northingEnd: Int { 10_000_000 / metres }

    /// Exclusive upper end of eastings in units of the side: a thousand kilometres.
    var eastingEnd: Int { 1_000_000 / metres }

    /// Two bits that stand first in a packed key, so that larger cells sort first.
    var rank: UInt64 {
        switch self {
        case .tenKilometres: 0
        case .kilometre: 1
        case .hundredMetres: 2
        }
    }
}
