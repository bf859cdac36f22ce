import LandkortApplication
import LandkortCore

/// What a collection of the API is made of: a register, the cells of the grid, or the addresses of a campaign.
protocol FeatureSource: Sendable {
    var id: String { get }
    var title: Bilingual { get }
    var description: Bilingual { get }
    /// What its items are, as OGC APIs call them: features, or records of a catalogue.
    var itemType: String { get }
    /// The name of the group it stands in where collections are listed; its title is `group_NAME` in `Web/texts`.
    var group: String { get }
    var fields: [Field] { get }
    /// The headings that fields name as their group.
    var groups: [FieldGroup] { get }
    var geometry: GeometryKind? { get }
    /// The field whose value names an item.
    var identifier: String { get }
    /// Fields that an item is called by, and that a list shows.
    var label: [String] { get }
    var listColumns: [String] { get }
    /// Query parameters of its own, beside those of every collection.
    var parameters: [String] { get }

    /// Those that say which item is meant, and not only which items.
    var itemParameters: [String] { get }
    /// What its own parameters keep to beside fields, in words.
    func narrowing(_ own: [String: String]) -> [(label: Bilingual, value: Bilingual)]

    /// The fields that items can be sorted by; none where they have one order only.
    var sortable: [Field] { get }
    /// Whether items are found by words.
    var isSearchable: Bool { get }
    /// Whether items are read as they were at an earlier moment.
    var isVersioned: Bool { get }
    /// Whether items have files attached.
    var hasAttachments: Bool { get }
    /// What items in use keep; nil where all are.
    var inUse: ShowRule? { get }
    /// The field that a map is coloured by; nil where it has one colour.
    var colourField: Field? { get }

    func count(_ query: SourceQuery) async throws -> Int
    func page(_ query: SourceQuery) async throws -> FeaturePage
    /// The same page, each feature added to `answer` while it is read, with the values of `fields` in that order.
    func page<Answer: Sendable>(
        _ query: SourceQuery, of fields: [String], into answer: @escaping @Sendable () -> Answer,
        _ add: @escaping @Sendable (inout Answer, FeatureRow) -> Void
    ) async throws -> ReadPage<Answer>
    func feature(_ id: String, _ query: SourceQuery) async throws -> Feature
    /// EPSG:25832; nil without any geometry.
    func extent(_ query: SourceQuery) async throws -> Envelope?
    /// What a tile holds.
    func layer(of tile: VectorTile, _ window: TileWindow, _ query: SourceQuery) async throws -> VectorLayer
    /// So many are drawn on a tile at most.
    var mostInTile: Int { get }
    /// Whether programs are told more of a feature than its fields, and what.
    var hasExtras: Bool { get }
    func extras(of id: Feature.ID, _ links: Links, _ language: Language) -> FeatureExtras
    /// The schemas of the properties among them.
    func extraSchemas(_ language: Language) -> [JSON.Member]
    /// Where the rows are that a feature's value counts; nil for a value that counts none.
    func behind(_ field: Field, of feature: Feature, _ query: SourceQuery) -> String?
    /// Whether what `query` shows is invented.
    func isSynthetic(_ query: SourceQuery) async throws -> Bool
    /// The campaign that `query` shows; nil where the rows come from none.
    func campaign(_ query: SourceQuery) async throws -> Campaign?
}

extension FeatureSource {
    var itemType: String { "feature" }
    var groups: [FieldGroup] { [] }
    var itemParameters: [String] { parameters.filter { name in !fields.contains { $0.name == name } } }
    func narrowing(_ own: [String: String]) -> [(label: Bilingual, value: Bilingual)] { [] }
    func behind(_ field: Field, of feature: Feature, _ query: SourceQuery) -> String? { nil }
    var sortable: [Field] { [] }
    var isSearchable: Bool { false }
    var isVersioned: Bool { false }
    var hasAttachments: Bool { false }
    var hasExtras: Bool { false }
    var inUse: ShowRule? { nil }
    var colourField: Field? { nil }

    var mostInTile: Int { .max }

    func layer(of tile: VectorTile, _ window: TileWindow, _ query: SourceQuery) async throws -> VectorLayer {
        try await layer(of: tile, within: window.box, query, with: fields.map(\.name))
    }

    /// The features that meet `box` (EPSG:25832), drawn while they are read.
    ///
    /// - Parameter names: the fields whose values are their properties.
    func layer(
        of tile: VectorTile, within box: Envelope, _ query: SourceQuery, with names: [String]
    ) async throws -> VectorLayer {
        var empty = tile.layer(id)
        let keys = names.map { empty.key($0) }
        var close = query
        (close.features.box, close.features.limit) = (box, mostInTile)
        return try await page(close, of: names, into: { [empty] in empty }) { $0.add($1, under: keys) }.answer
    }

    func campaign(_ query: SourceQuery) async throws -> Campaign? { nil }

    func page<Answer: Sendable>(
        _ query: SourceQuery, of fields: [String], into answer: @escaping @Sendable () -> Answer,
        _ add: @escaping @Sendable (inout Answer, FeatureRow) -> Void
    ) async throws -> ReadPage<Answer> {
        try await page(query).reduce(of: fields, into: answer, add)
    }

    func extras(of id: Feature.ID, _ links: Links, _ language: Language) -> FeatureExtras { FeatureExtras() }

    func extraSchemas(_ language: Language) -> [JSON.Member] { [] }

    /// The fields that items can be found by.
    var queryables: [Field] { fields.filter { parameters.contains($0.name) } }

    /// The query's filter, whose names are queryables; nil where there is none.
    ///
    /// - Throws: ``FilterProblem``.
    func filter(of query: SourceQuery) throws -> BoundFilter? {
        try query.features.filter.map { try BoundFilter($0, fields: queryables, hasGeometry: geometry != nil) }
    }
}

/// What no field of a feature can be: objects, and links.
struct FeatureExtras {
    var properties: [JSON.Member] = []
    /// Beside the properties.
    var members: [JSON.Member] = []
    var links: [JSON] = []
}

/// What a client asks of a collection.
struct SourceQuery: Sendable {
    var features = FeatureQuery(limit: 100)
    var reader: Reader
    /// What texts of the server's own are in.
    var language = Language.da
    /// Whether those that are historical are left out.
    var isInUse = false
    /// The collection's own parameters, such as `kortlaegning`.
    var own: [String: String] = [:]
}

extension FeatureSource {
    /// What an item is called.
    func name(of feature: Feature) -> String {
        let words = label.map { feature[$0].text }.filter { !$0.isEmpty }
        return words.isEmpty ? feature.id : words.joined(separator: ", ")
    }
}

extension Value {
    /// The value as plain text, empty for null.
    var text: String {
        switch self {
        case .null: ""
        case .string(let text): text
        case .integer(let number): String(number)
        case .number(let number): String(number)
        case .boolean(let flag): String(flag)
        case .array(let values): values.map(\.text).joined(separator: ", ")
        }
    }
}
