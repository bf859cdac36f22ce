import LandkortRegisters

extension Territory {
    /// Every region of the day, by code.
    public var allRegions: [Area] { areas(of: regions, .region) }

    /// Every partnership of the day, by code.
    public var allPartnerships: [Area] { areas(of: partnerships, .partnership) }

    /// Every municipality, by code.
    public var allMunicipalities: [Area] { municipalities.names.keys.sorted().compactMap(area) }

    /// The region that a municipality lies in; nil outside them.
    public func region(of municipality: String) -> Area? {
        allRegions.first { $0.members.contains(municipality) }
    }

    /// The partnerships that a municipality takes part in, or is invited to.
    public func partnerships(of municipality: String) -> [Area] {
        allPartnerships.filter { $0.members.contains(municipality) }
    }

    private func areas(of membership: Membership, _ kind: Area.Kind) -> [Area] {
        membership.groups.map { Area(code: $0.code, name: $0.name, kind: kind, members: $0.members) }
    }
}
