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

    /// What a record is called; nil where none of its label is given, or shown.
    static func name(of feature: Feature, in register: Register) -> String? {
        let words = register.label.map { feature[$0].text }.filter { !$0.isEmpty }
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }
}

extension Pages {
    /// Names of all that `features` refer to in `fields`: one read for each record named.
    ///
    /// A reference to nothing, or to something the reader may not see, has no name.
    func names(
        referredToBy features: [Feature], in fields: [Field], _ context: RequestSource
    ) async throws -> RecordNames {
        var names = RecordNames()
        for field in fields {
            guard case .reference(let register) = field.type else { continue }
            for id in Set(features.flatMap { $0[field.name].texts }) {
                names[id, in: register] = try await name(of: id, in: register, context)
            }
        }
        return names
    }

    private func name(of id: Feature.ID, in register: RegisterID, _ context: RequestSource) async throws -> String? {
        guard let declaration = workspace.registers.first(where: { $0.id == register }) else { return nil }
        guard let feature = try await feature(id, in: register, context) else { return nil }
        return RecordNames.name(of: feature, in: declaration)
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
