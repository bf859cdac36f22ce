import Foundation

/// What a provider says of somebody.
struct Claims: Sendable, Equatable {
    /// By name, as they were sent.
    private(set) var values: [String: ClaimValue]

    init(_ values: [String: ClaimValue] = [:]) { self.values = values }

    /// - Returns: nil for what is no JSON object.
    init?(json: Data) {
        guard let values = try? JSONDecoder().decode([String: ClaimValue].self, from: json) else { return nil }
        self.values = values
    }

    /// The claim of that name, else the one that its points lead to: `realm_access.roles`.
    subscript(name: String) -> ClaimValue? {
        if let value = values[name] { return value }
        var inner = ClaimValue.object(values)
        for part in name.split(separator: ".") {
            guard case .object(let members) = inner, let next = members[String(part)] else { return nil }
            inner = next
        }
        return inner
    }

    /// The texts of a claim, which may be one or a list.
    func texts(_ name: String) -> [String] { self[name]?.texts ?? [] }

    /// The only text of a claim; nil where there are none or several.
    func text(_ name: String) -> String? {
        let texts = texts(name)
        return texts.count == 1 ? texts[0] : nil
    }

    /// These, and of `others` those that are not among them.
    func completed(by others: Claims) -> Claims { Claims(values.merging(others.values) { own, _ in own }) }
}

/// A claim's value, in JSON.
enum ClaimValue: Sendable, Equatable, Decodable {
    case text(String)
    case number(Double)
    case flag(Bool)
    case list([ClaimValue])
    case object([String: ClaimValue])
    case null

    init(from decoder: any Decoder) throws {
        let one = try decoder.singleValueContainer()
        if one.decodeNil() {
            self = .null
        } else if let flag = try? one.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? one.decode(Double.self) {
            self = .number(number)
        } else if let text = try? one.decode(String.self) {
            self = .text(text)
        } else if let list = try? one.decode([ClaimValue].self) {
            self = .list(list)
        } else {
            self = .object(try one.decode([String: ClaimValue].self))
        }
    }

    /// Whole numbers are written without a point.
    fileprivate var texts: [String] {
        switch self {
        case .text(let text): [text]
        case .number(let number): [Int(exactly: number).map(String.init) ?? String(number)]
        case .flag(let flag): [String(flag)]
        case .list(let values): values.flatMap(\.texts)
        case .object, .null: []
        }
    }
}
