import LandkortApplication
import LandkortCore

/// What the records that others refer to are called, read once for a page.
struct RecordNames: Sendable {
    private var names: [RegisterID: [Feature.ID: String]] = [:]

    /// The name of a record, nil when it is not there for this reader.
    subscript(_ id: Feature.ID, in register: RegisterID) -> String? {
        get { names[register]?[id] }
        set { names[register, default: [:]][id] = newValue }
    }

    /// Takes the names of others in.
    mutating func add(_ others: RecordNames) {
        names.merge(others.names) { $0.merging($1) { own, _ in own } }
    }
}

extension Pages {
    /// A label may name a record whose label names another; no further.
    private static let mostSteps = 3

    /// Names of all that `features` refer to in `fields`: one read for each record named.
    ///
    /// A reference to nothing, or to something the reader may not see, has no name.
    func names(
        referredToBy features: [Feature], in fields: [Field], _ context: RequestSource
    ) async throws -> RecordNames {
        try await names(referredToBy: features, in: fields, context, steps: Self.mostSteps)
    }

    /// What records of one register are called: their label in words, with what it refers to by name. A record without
    /// any has no name.
    func names(
        of features: [Feature], in register: Register, _ context: RequestSource
    ) async throws -> RecordNames {
        try await names(of: features, in: register, context, steps: Self.mostSteps)
    }

    private func names(
        referredToBy features: [Feature], in fields: [Field], _ context: RequestSource, steps: Int
    ) async throws -> RecordNames {
        var names = RecordNames()
        guard steps > 0 else { return names }
        for field in fields {
            guard case .reference(let id) = field.type, let register = workspace.registers.first(where: { $0.id == id })
            else { continue }
            let unknown = Set(features.flatMap { $0[field.name].texts }).filter { names[$0, in: id] == nil }
            var found: [Feature] = []
            for text in unknown {
                guard let feature = try await feature(text, in: id, context) else { continue }
                found.append(feature)
            }
            names.add(try await self.names(of: found, in: register, context, steps: steps - 1))
        }
        return names
    }

    private func names(
        of features: [Feature], in register: Register, _ context: RequestSource, steps: Int
    ) async throws -> RecordNames {
        let fields = register.label.compactMap { register[$0] }
        let others = try await names(referredToBy: features, in: fields, context, steps: steps)
        let words = ValueText(language: context.language, texts: texts, names: others)
        var names = RecordNames()
        for feature in features { names[feature.id, in: register.id] = words.name(of: feature, by: fields) }
        return names
    }

    private func feature(_ id: Feature.ID, in register: RegisterID, _ context: RequestSource) async throws -> Feature? {
        do {
            return try await workspace.feature(id, in: register, reader: context.reader)
        } catch {
            let problem: any Problem = error
            guard problem.kind == .notFound else { throw problem }
            return nil
        }
    }
}

extension Value {
    /// The strings of a string or a list of strings.
    var texts: [String] {
        switch self {
        case .string(let text): [text]
        case .array(let values): values.flatMap(\.texts)
        case .null, .integer, .number, .boolean: []
        }
    }
}
