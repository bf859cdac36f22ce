import LandkortCore
import LandkortStore

/// A record's values on their way out of the changes that wait for review, and of those that were decided on.
struct ReviewRedaction: Sendable {
    private let editing: Editing
    private var accounts: Accounts { editing.accounts }

    init(_ editing: Editing) { self.editing = editing }

    /// - Parameter versions: the record's; by them a new record is known, which had no id while it waited.
    /// - Returns: how many held something of it.
    func run(_ redaction: Redaction, _ versions: [Feature], by name: String, isTrial: Bool) async throws -> Int {
        var contents: [Int: String] = [:]
        for stored in try await accounts.store.contents(of: redaction.register) {
            let feature = try ReviewContent(text: stored.content).feature
            let isOwn = stored.feature == redaction.feature
            guard isOwn || (stored.feature.isEmpty && isSame(feature, versions)) else { continue }
            let left = without(redaction.extent, feature)
            if left != feature { contents[stored.id] = try ReviewContent(left).text }
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

    /// Whether all that it says of itself is what some version says.
    private func isSame(_ feature: Feature, _ versions: [Feature]) -> Bool {
        let said = feature.values.filter { !$0.value.isNull }
        return !said.isEmpty && versions.contains { version in said.allSatisfy { version[$0.key] == $0.value } }
    }
}
