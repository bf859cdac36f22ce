/// One register as its LinkML schema declares it: everything else about it is derived from this value.
///
/// Built by ``RegisterReader``; source of the rules: `docs/reference/registre.md`.
public struct Register: Sendable, Hashable, Identifiable {
    /// The schema's `name`, which is also the name of its file.
    public var id: RegisterID
    /// In the plural, such as "Master".
    public var title: Bilingual
    /// One sentence, empty when the schema has none.
    public var description: Bilingual
    /// The schema's own, such as `1.0`.
    public var version: String
    /// `draft`, `testing`, `release` or `deprecated`.
    public var status: String
    /// The schema's `id`, a URI.
    public var uri: String
    /// The LinkML class whose instances are the records.
    public var className: String
    /// Unique names: the parent's first, then those of the mixins in the order of `mixins`, then its own.
    public var fields: [Field]
    /// `nil` for a register without a place on the map.
    public var geometry: GeometryKind?
    /// Whether a record without geometry is refused.
    public var requiresGeometry: Bool
    /// The field whose value is the record's id and what references hold.
    public var identifier: Field
    /// Fields that together name a record for a person; at least one.
    public var label: [String]
    /// Fields a list shows, in order; at least one.
    public var listColumns: [String]
    /// The field whose codes a map is coloured by; nil where it has one colour.
    public var colourField: String?
    /// What a record in use keeps: others are historical, and lists leave them out unless they are asked for. Nil where
    /// every record is in use.
    public var inUse: ShowRule?
    /// Field sets of which no two records may have the same values.
    public var uniqueKeys: [[String]]
    /// Headings of the form in order of first use; fields without one come before them.
    public var groups: [FieldGroup]
    /// The folder the schema lies in, such as `bredbaand`.
    public var domain: String
    /// The licence of the declaration, such as `CC0-1.0`.
    public var license: String?
    /// The URI of what the model is made after, where the schema gives one.
    public var source: String?
    /// URIs of more to read.
    public var seeAlso: [String] = []
    /// The class's annotations, all as text.
    public var annotations: [String: String]

    /// A register made in code; declared ones come from ``RegisterReader``.
    public init(
        id: RegisterID, title: Bilingual, description: Bilingual = Bilingual(da: "", en: ""), version: String = "",
        status: String = "", uri: String = "", className: String = "", fields: [Field],
        geometry: GeometryKind? = nil, requiresGeometry: Bool = false, identifier: Field, label: [String],
        listColumns: [String], uniqueKeys: [[String]] = [], groups: [FieldGroup] = [], domain: String = "",
        annotations: [String: String] = [:]
    ) {
        self.id = id
        self.title = title
        self.description = description
        self.version = version
        self.status = status
        self.uri = uri
        self.className = className
        self.fields = fields
        self.geometry = geometry
        self.requiresGeometry = requiresGeometry
        self.identifier = identifier
        self.label = label
        self.listColumns = listColumns
        self.uniqueKeys = uniqueKeys
        self.groups = groups
        self.domain = domain
        self.annotations = annotations
    }

    /// The field called `field`, `nil` when there is none. O(number of fields).
    public subscript(field: String) -> Field? {
        fields.first { $0.name == field }
    }
}

extension Register {
    /// Whether the rows in the `.csv` beside the schema are the real, complete ones that every new store
    /// holds, rather than examples.
    public var isSeeded: Bool { annotations["raekker"] == "grunddata" }

    /// Whether a program must say which version of a record it read before it may change that.
    public var isStrict: Bool { annotations["laasning"] == Self.strict }
    static let strict = "streng"

    /// Whether its records are filled in on a telephone where there may be no connection.
    public var hasFieldForm: Bool { annotations["feltskema"] == "true" }

    /// Its fields in the order a form asks for them: by ``Field/formOrder``, then as declared. O(n log n).
    public var formFields: [Field] {
        fields.enumerated().sorted { ($0.element.formOrder, $0.offset) < ($1.element.formOrder, $1.offset) }
            .map(\.element)
    }
}

/// A heading under which a form gathers fields.
public struct FieldGroup: Sendable, Hashable {
    /// What ``Field/group`` holds.
    public var name: String
    /// The heading itself.
    public var title: Bilingual

    /// A heading made in code.
    public init(name: String, title: Bilingual) {
        self.name = name
        self.title = title
    }
}
