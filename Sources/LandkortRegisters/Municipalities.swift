public import LandkortCore

/// The register `kommune` as Swift needs it: names and codes.
public struct Municipalities: Sendable {
    /// Name by code.
    public let names: [String: String]
    /// CVR number by code, of those that have one.
    public let authorities: [String: String]
    private let codes: [String: String]

    /// - Parameter features: all of the register `kommune`.
    public init(_ features: [Feature]) {
        var names: [String: String] = [:]
        var codes: [String: String] = [:]
        for feature in features {
            guard let name = feature["navn"].string else { continue }
            names[feature.id] = name
            codes[Self.folded(name)] = feature.id
        }
        for feature in features {
            guard case .array(let aliases) = feature["aliaser"] else { continue }
            for alias in aliases.compactMap(\.string) where codes[Self.folded(alias)] == nil {
                codes[Self.folded(alias)] = feature.id
            }
        }
        self.names = names
        authorities = Dictionary(features.compactMap { feature in feature["cvr"].string.map { (feature.id, $0) } }) {
            $1
        }
        self.codes = codes
    }

    /// The code of the municipality called `name`, or known by it, whatever its case; nil when there is none.
    public func code(of name: String) -> String? { codes[Self.folded(name)] }

    private static func folded(_ name: String) -> String {
        let plain = name.lowercased().replacing("å", with: "aa").replacing("-", with: " ")
        return plain.split(separator: " ").filter { $0 != "kommune" }.joined(separator: " ")
    }
}
