import LandkortCore

extension Campaign {
    /// What is shown to who asks for none: the newest that is no small part of what is known.
    ///
    /// One that holds fewer than half the addresses of the largest is asked for by name, or everybody else's pages would
    /// be empty from the moment it is there; so is one whose name does not begin with a year, where others do.
    ///
    /// - Parameter campaigns: of one kind, newest name first.
    static func usual(among campaigns: [Campaign]) -> Campaign? { large(among: campaigns).first }

    /// Those that could be the usual one, in the same order: that one of them lacks an address says something of it.
    static func large(among campaigns: [Campaign]) -> [Campaign] {
        let years = campaigns.filter { $0.id.name.prefix(4).allSatisfy(\.isASCIIDigit) && $0.id.name.count >= 4 }
        let asked = years.isEmpty ? campaigns : years
        let most = asked.map(\.count).max() ?? 0
        return asked.filter { $0.count * 2 >= most }
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
