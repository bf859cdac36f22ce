/// One field of a register: a LinkML slot with everything it inherits already resolved.
public struct Field: Sendable, Hashable {
    /// Danish ASCII, as in the standard it follows.
    public var name: String
    /// What a form writes beside it.
    public var title: Bilingual
    /// One sentence of help, empty when the slot has none.
    public var description: Bilingual
    /// What one value is.
    public var type: FieldType
    /// No record without a value.
    public var required: Bool
    /// A record without a value is saved, shown as incomplete, and refused by a delivery.
    public var recommended: Bool
    /// A list of values instead of one.
    public var multivalued: Bool
    /// Whether its value is the record's id.
    public var isIdentifier: Bool
    /// Matches anywhere in the text unless it is anchored, as in JSON Schema.
    public var pattern: String?
    /// In the field's ``unit``, inclusive.
    public var minimum: Double?
    /// In the field's ``unit``, inclusive.
    public var maximum: Double?
    /// A symbol such as `m`, the same in both languages, or words such as `personer`.
    public var unit: Bilingual?
    /// The unit in UCUM (ucum.org), such as `m2`, where the slot gives it.
    public var unitCode: String?
    /// What a new record gets when nothing is given.
    public var defaultValue: Value?
    /// Other headings an import recognises.
    public var aliases: [String]
    /// The name of the ``FieldGroup`` it belongs to.
    public var group: String?
    /// What a value can look like.
    public var examples: [Example] = []
    /// The URI of what the field means, where the slot gives one.
    public var uri: String?
    /// Why it is no longer to be used, where that is so.
    public var deprecation: String?
    /// When it is shown; always, when there is no rule.
    public var shownWhen: ShowRule?
    /// The slot's annotations, all as text.
    public var annotations: [String: String]

    /// A plain field: what is left out is as a slot that does not say it.
    public init(
        name: String, title: Bilingual, description: Bilingual = Bilingual(da: "", en: ""), type: FieldType = .string,
        required: Bool = false, recommended: Bool = false, multivalued: Bool = false, isIdentifier: Bool = false,
        pattern: String? = nil, minimum: Double? = nil, maximum: Double? = nil, unit: Bilingual? = nil,
        defaultValue: Value? = nil, aliases: [String] = [], group: String? = nil, annotations: [String: String] = [:]
    ) {
        self.name = name
        self.title = title
        self.description = description
        self.type = type
        self.required = required
        self.recommended = recommended
        self.multivalued = multivalued
        self.isIdentifier = isIdentifier
        self.pattern = pattern
        self.minimum = minimum
        self.maximum = maximum
        self.unit = unit
        self.defaultValue = defaultValue
        self.aliases = aliases
        self.group = group
        self.annotations = annotations
    }
}

extension Field {
    /// One value, as a person would type it.
    public struct Example: Sendable, Hashable {
        /// As in a cell of a table.
        public var value: String
        /// What is to be learned from it.
        public var description: String?

        /// An example made in code.
        public init(value: String, description: String? = nil) {
            self.value = value
            self.description = description
        }
    }

    /// Whether the store fills it, so that nobody is asked for it and its absence is no error.
    public var isSetBySystem: Bool { annotations["udfyldes"] == "system" }

    /// Whether it tells of the version that a row is in, which the store alone knows; nobody else writes it.
    public var tellsOfVersion: Bool {
        ["versions_id", "systid_fra", "systid_til", "oprettet", "bruger_id"].contains(name)
    }

    /// Whether it is when the version began to hold, and when it ceased to.
    public var isVersionStart: Bool { name == "systid_fra" }
    /// See ``isVersionStart``.
    public var isVersionEnd: Bool { name == "systid_til" }

    /// What a record without a value has when it is asked for: a yes or no that has a default means that.
    public var meaningWhenMissing: Value? { type == .boolean && !multivalued ? defaultValue : nil }

    /// Whether it is an item of the register's checklist.
    public var isChecklistItem: Bool { annotations["tjekpunkt"] == "true" }

    /// Whether it is written in sentences, so that a form has room for lines.
    public var isLongText: Bool { annotations["langtekst"] == "true" }

    /// Whether it tells of a person, so that it goes when the person is taken out.
    public var isPersonal: Bool { annotations["persondata"] == "true" }

    /// Its place in a form; fields without one keep the order of the declaration, as if each had 0.
    public var formOrder: Int { annotations["raekkefoelge"].flatMap { Int($0) } ?? 0 }
}
