public import LandkortCore

/// Groups of municipalities, from a register of groups and one of who belongs to them.
public struct Membership: Sendable, Equatable {
    /// One region or partnership, valid on the day asked for.
    public struct Group: Sendable, Equatable {
        /// The group's identifier, such as `1081`.
        public var code: String
        /// Its `navn`; the code where it has none.
        public var name: String
        /// Municipality codes, ascending.
        public var members: [String]
    }

    /// By code.
    public let groups: [Group]

    /// - Parameters:
    ///   - groups: rows of `region` or `partnerskab`.
    ///   - memberships: rows with `kommunekode`, the groups' identifier, and a period.
    ///   - identifier: `regionskode` or `partnerskabskode`.
    ///   - day: `2026-11-20`; groups and memberships that are not valid on it do not count.
    public init(of groups: [Feature], memberships: [Feature], identifier: String, on day: String) {
        var members: [String: Set<String>] = [:]
        for membership in memberships where membership.isValid(on: day) && membership["status"] != "udtraadt" {
            guard let group = membership[identifier].string, let code = membership["kommunekode"].string else {
                continue
            }
            members[group, default: []].insert(code)
        }
        self.groups = groups.filter { $0.isValid(on: day) }.map { group in
            Group(code: group.id, name: group["navn"].string ?? group.id, members: (members[group.id] ?? []).sorted())
        }.sorted { $0.code < $1.code }
    }

    /// The group with this code; nil when there is none on that day. O(groups).
    public subscript(code: String) -> Group? { groups.first { $0.code == code } }
}

extension Feature {
    /// Whether `day` lies in `gyldig_fra`–`gyldig_til`, both included; an empty end is open.
    public func isValid(on day: String) -> Bool {
        if let from = self["gyldig_fra"].string, from > day { return false }
        if let until = self["gyldig_til"].string, until < day { return false }
        return true
    }
}
