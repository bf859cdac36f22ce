import LandkortCore
import LandkortStore

/// A record's values on their way out of the changes that wait for review, and of those that were decided on.
struct ReviewRedaction: Sendable {
    private let editing: Editing
    private var accounts: Accounts { editing.accounts }

    init(_ editing: Editing) { self.editing = editing }

    /// - Parameter versions: the record's; by them another wish for the same new record is known.
    /// - Returns: how many held something of it.
    func run(_ redaction: Redaction, _ versions: [Feature], by name: String, isTrial: Bool) async throws -> Int {
        let register = try editing.register(redaction.register)
        var contents: [Int: String] = [:]
        for (review, content) in try await accounts.store.reviews(of: redaction.register) {
            let feature = try ReviewContent(text: content).feature
            let isOwn = review.named.feature.id == redaction.feature
            guard isOwn || (review.feature.id.isEmpty && isSame(feature, versions, register)) else { continue }
            let left = without(redaction.extent, feature)
            if left != feature { contents[review.id] = try ReviewContent(left).text }
        }
        guard !isTrial, !contents.isEmpty else { return contents.count }
        // First, so that nobody who has read one of them can still write it.
        if redaction.extent == .whole { try await editing.refuse(Set(contents.keys), by: name) }
        try await accounts.store.replace(contents)
        return contents.count
    }

    private func without(_ extent: Redaction.Extent, _ feature: Feature) -> Feature {
        var feature = feature
        switch extent {
        case .whole: return Feature(id: feature.id, values: [:])
        case .fields(let values):
            for (name, value) in values where !feature[name].isNull { feature.values[name] = value }
            return feature
        }
    }

    /// Whether all that it says of itself is what some version says, as a store writes it.
    private func isSame(_ feature: Feature, _ versions: [Feature], _ register: Register) -> Bool {
        let said = feature.values.filter { !$0.value.isNull && $0.value != .array([]) }
        return !said.isEmpty
            && versions.contains { version in
                said.allSatisfy { name, value in
                    version[name].isSame(as: register[name]?.type.normalized(value) ?? value)
                }
            }
    }
}

extension Value {
    /// Whether it is what a store makes of `sent`: a whole number among those that may have decimals is one of these.
    fileprivate func isSame(as sent: Value) -> Bool {
        switch (self, sent) {
        case (.number(let own), .integer(let number)): own == Double(number)
        case (.array(let own), .array(let items)):
            own.count == items.count && zip(own, items).allSatisfy { $0.isSame(as: $1) }
        default: self == sent
        }
    }
}
