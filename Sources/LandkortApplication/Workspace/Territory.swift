import LandkortCore
public import LandkortRegisters
import LandkortStore

/// Municipalities, regions and partnerships on one day.
public struct Territory: Sendable {
    /// Names and codes, of every day: municipalities are not dated.
    public let municipalities: Municipalities
    /// Regions and their municipalities on the day.
    public let regions: Membership
    /// Partnerships on the day, and their municipalities, those that left not counted.
    public let partnerships: Membership

    init(_ store: any Store, on day: String) async throws(StoreProblem) {
        func all(_ register: RegisterID) async throws(StoreProblem) -> [Feature] {
            try await store.features(in: register, matching: FeatureQuery(), reader: .anonymous).features
        }
        municipalities = Municipalities(try await all("kommune"))
        regions = Membership(
            of: try await all("region"), memberships: try await all("regionsmedlemskab"), identifier: "regionskode",
            on: day)
        partnerships = Membership(
            of: try await all("partnerskab"), memberships: try await all("medlemskab"),
            identifier: "partnerskabskode", on: day)
    }

    /// The municipality, region or partnership with this code; nil when there is none.
    public func area(_ code: String) -> Area? {
        if let name = municipalities.names[code] {
            return Area(code: code, name: name, kind: .municipality, members: [code])
        }
        if let group = regions[code] {
            return Area(code: code, name: group.name, kind: .region, members: group.members)
        }
        if let group = partnerships[code] {
            return Area(code: code, name: group.name, kind: .partnership, members: group.members)
        }
        return nil
    }

    /// A named group of municipalities.
    public struct Area: Sendable, Equatable {
        /// Which register the code is from.
        public enum Kind: Sendable {
            case municipality
            case region
            case partnership
        }

        /// `0810`, `1081`, or a partnership's own word such as `digital-infrastruktur-nordjylland`.
        public var code: String
        /// Its `navn`; the code of a region or partnership that has none.
        public var name: String
        /// A municipality is a group of one.
        public var kind: Kind
        /// Municipality codes.
        public var members: [String]

        /// A group as given, whether a register knows it or not.
        public init(code: String, name: String, kind: Kind, members: [String]) {
            (self.code, self.name, self.kind, self.members) = (code, name, kind, members)
        }
    }
}
