import LandkortApplication
import LandkortCore

/// A register as a collection.
struct RegisterSource: FeatureSource {
    let register: Register
    let workspace: Workspace
    /// Those that the reader may see: what is left out here is in no page, answer, tile, filter or description.
    let fields: [Field]

    /// - Returns: nil for a register that `reader` may not see any record of.
    init?(register: Register, workspace: Workspace, reader: Reader) {
        let access = reader.access(to: register)
        guard access.isReadable else { return nil }
        self.register = register
        self.workspace = workspace
        fields = register.fields.filter { access.sees($0.name) }
    }

    var id: String { register.id.rawValue }
    var title: Bilingual { register.title }
    var description: Bilingual { register.description }
    var group: String { register.domain }
    var groups: [FieldGroup] { register.groups }
    var geometry: GeometryKind? { register.geometry }
    var identifier: String { register.identifier.name }
    var label: [String] { register.label }
    var listColumns: [String] { register.listColumns.filter { name in fields.contains { $0.name == name } } }
    var parameters: [String] { fields.map(\.name) }
    var sortable: [Field] { fields.filter(\.isSortable) }
    var isSearchable: Bool { !register.searchFields.isEmpty }
    var isVersioned: Bool { true }
    var hasAttachments: Bool { register.attachments != nil }
    var inUse: ShowRule? { register.inUse }
    var colourField: Field? { fields.first { $0.name == register.colourField && MapColours.fits($0) } }

    /// What was taken out of a record for good after the redaction of a number, whoever asks, newest first.
    func redactions(of id: Feature.ID, after known: Int) async throws -> [Redaction] {
        try await workspace.redactions(of: id, in: register.id, after: known, reader: .administrator)
    }

    func count(_ query: SourceQuery) async throws -> Int {
        try await workspace.count(in: register.id, matching: try matching(query), reader: query.reader)
    }

    func page(_ query: SourceQuery) async throws -> FeaturePage {
        try await workspace.features(in: register.id, matching: try matching(query), reader: query.reader)
    }

    func page<Answer: Sendable>(
        _ query: SourceQuery, of fields: [String], into answer: @escaping @Sendable () -> Answer,
        _ add: @escaping @Sendable (inout Answer, FeatureRow) -> Void
    ) async throws -> ReadPage<Answer> {
        try await workspace.page(
            of: fields, in: register.id, matching: try matching(query), reader: query.reader, into: answer, add)
    }

    func feature(_ id: String, _ query: SourceQuery) async throws -> Feature {
        try await workspace.feature(id, in: register.id, reader: query.reader)
    }

    func extent(_ query: SourceQuery) async throws -> Envelope? {
        try await workspace.extent(of: register.id, matching: try matching(query), reader: query.reader)
    }

    func isSynthetic(_ query: SourceQuery) async throws -> Bool {
        guard register["syntetisk"] != nil else { return false }
        let synthetic = FeatureQuery(equal: ["syntetisk": true], limit: 1)
        return try await workspace.count(in: register.id, matching: synthetic, reader: query.reader) > 0
    }

    /// The query with its own parameters read as values of the fields they name.
    func matching(_ query: SourceQuery) throws -> FeatureQuery {
        var features = query.features
        if query.isInUse { features.rule = register.inUse }
        for (name, text) in query.own {
            guard let field = register[name] else { continue }
            features.equal[name] = try field.value(fromParameter: text)
        }
        return features
    }
}

extension Field {
    /// - Throws: ``RequestProblem/misfit(_:value:_:)`` when the text cannot be the field's.
    fileprivate func value(fromParameter text: String) throws(RequestProblem) -> Value {
        // One value of a list is asked for as a value that it holds.
        if multivalued, !text.contains("|") { return try one(text) }
        return try fitting(value(fromCell: text), text)
    }

    private func one(_ text: String) throws(RequestProblem) -> Value {
        var single = self
        single.multivalued = false
        return try single.fitting(single.value(fromCell: text), text)
    }

    private func fitting(_ value: Value, _ text: String) throws(RequestProblem) -> Value {
        let fits =
            switch value {
            case .null: true
            case .array(let items): items.allSatisfy(type.admits)
            default: type.admits(value)
            }
        guard fits else { throw .misfit(name, value: text, type) }
        return value
    }
}
