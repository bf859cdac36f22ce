/// What a record's values must be, as a store can ask for it or memory can try it.
///
/// There is no negation: a value that is missing or that nobody foresaw never lets anything through.
public indirect enum Condition: Sendable, Hashable {
    case always
    case never
    /// One of the texts, in their order; never empty.
    case isOne(of: [String], field: String)
    case isMissing(field: String)
    case all([Condition])
    case any([Condition])

    /// ``never`` where there is nothing to choose from.
    static func field(_ field: String, isOneOf texts: Set<String>) -> Condition {
        texts.isEmpty ? .never : .isOne(of: texts.sorted(), field: field)
    }

    /// Whether `feature` is so.
    public func holds(for feature: Feature) -> Bool {
        switch self {
        case .always: true
        case .never: false
        case .isOne(let texts, let field): feature[field].string.map(texts.contains) ?? false
        case .isMissing(let field): feature[field].isNull
        case .all(let parts): parts.allSatisfy { $0.holds(for: feature) }
        case .any(let parts): parts.contains { $0.holds(for: feature) }
        }
    }

    /// The field that keeps `feature` out and what it may be instead; nil where it is let in, or no value would help.
    ///
    /// Of several ways in it is the last that is open, so that a field that stands in for an empty one is named.
    func unmet(by feature: Feature) -> (field: String, texts: [String])? {
        guard !holds(for: feature) else { return nil }
        return switch self {
        case .always, .never, .isMissing: nil
        case .isOne(let texts, let field): (field, texts)
        case .all(let parts): parts.first { !$0.holds(for: feature) }?.unmet(by: feature)
        case .any(let parts): parts.compactMap { $0.unmet(by: feature) }.last
        }
    }

    /// Both, as short as can be said.
    func and(_ other: Condition) -> Condition {
        switch (self, other) {
        case (.never, _), (_, .never): .never
        case (.always, let one), (let one, .always): one
        default: .all([self, other])
        }
    }

    /// Either, as short as can be said.
    func or(_ other: Condition) -> Condition {
        switch (self, other) {
        case (.always, _), (_, .always): .always
        case (.never, let one), (let one, .never): one
        default: .any([self, other])
        }
    }
}
