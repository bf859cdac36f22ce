public import LandkortCore
import LandkortRegisters

/// Which municipalities and partnerships somebody's work is of.
public struct WorkScope: Sendable, Equatable {
    /// Codes.
    public let municipalities: Set<String>
    /// Codes.
    public let partnerships: Set<String>

    /// Some partnerships, and none of their municipalities' own affairs.
    public init(partnerships: Set<String>) {
        municipalities = []
        self.partnerships = partnerships
    }

    /// The municipality that an account works for, and the partnerships it is in or leads.
    public init(of account: Account, _ territory: Territory) {
        let homes = Set(territory.municipalities.authorities.filter { $0.value == account.authority }.keys)
        let joined = territory.allPartnerships.filter { !homes.isDisjoint(with: $0.members) }.map(\.code)
        municipalities = homes
        partnerships = Set(joined + (account.partnership.map { [$0] } ?? []))
    }

    func isHome(_ row: Feature) -> Bool { row["kommunekode"].string.map(municipalities.contains) ?? false }

    /// Whether a row is of one of the municipalities, or of a partnership as a whole.
    func holds(_ row: Feature) -> Bool {
        guard row["kommunekode"].string == nil else { return isHome(row) }
        let guests: [String] =
            if case .array(let values) = row["deltagende"] { values.compactMap(\.string) } else { [] }
        return (guests + [row["partnerskabskode"].string].compactMap(\.self)).contains(where: partnerships.contains)
    }
}
