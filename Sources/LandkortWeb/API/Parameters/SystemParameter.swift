import HTTPTypes
import LandkortCore

/// What coordinates are written in, by the client or for it: OGC API – Features Part 2, clause 6, and Part 3, clause 7.
enum SystemParameter: String, CaseIterable {
    /// The answer's.
    case answer = "crs"
    /// `bbox`'s.
    case box = "bbox-crs"
    /// The filter's.
    case filter = "filter-crs"

    /// All that there are, the one that holds when nothing is said first.
    static let systems: [ReferenceSystem] = [.crs84, .utm32, .wgs84, .webMercator]

    /// - Throws: ``RequestProblem/badParameter(_:value:allowed:)``.
    func system(in parameters: Parameters) throws(RequestProblem) -> ReferenceSystem {
        guard let uri = parameters[rawValue] else { return .crs84 }
        return try Self.system(uri, named: rawValue)
    }

    fileprivate static func system(_ uri: String, named name: String) throws(RequestProblem) -> ReferenceSystem {
        guard let system = ReferenceSystem(uri: uri) else {
            throw .badParameter(name, value: uri, allowed: systems.map(\.uri))
        }
        return system
    }
}

extension HTTPFields {
    private static let contentSystem = HTTPField.Name("Content-Crs")!

    /// The header `Content-Crs`, `<URI>`: of an answer what it is in, of a body that is sent what that is in.
    ///
    /// - Throws: ``RequestProblem/badParameter(_:value:allowed:)``.
    func contentSystem() throws(RequestProblem) -> ReferenceSystem {
        guard let header = self[Self.contentSystem] else { return .crs84 }
        let uri = header.filter { !"<> ".contains($0) }
        return try SystemParameter.system(uri, named: Self.contentSystem.rawName)
    }

    mutating func tellContentSystem(_ system: ReferenceSystem) { self[Self.contentSystem] = "<\(system.uri)>" }
}
