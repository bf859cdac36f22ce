/// The values a field can choose between: a LinkML enum.
public struct CodeList: Sendable, Hashable {
    /// The enum's name, such as `TeknologiKode`.
    public var name: String
    /// What the list is called.
    public var title: Bilingual
    /// One sentence, empty when the enum has none.
    public var description: Bilingual
    /// In the order they are declared; at least one, unique values.
    public var codes: [Code]
    /// `draft`, `testing`, `release` or `deprecated`, where the enum says it.
    public var status: String?
    /// Why it is no longer to be used, where that is so.
    public var deprecation: String?
    /// The URI of a list that it is or follows, where the enum gives one.
    public var uri: String?

    /// A list made in code.
    public init(
        name: String, title: Bilingual, description: Bilingual, codes: [Code], status: String? = nil,
        deprecation: String? = nil, uri: String? = nil
    ) {
        self.name = name
        self.title = title
        self.description = description
        self.codes = codes
        self.status = status
        self.deprecation = deprecation
        self.uri = uri
    }

    /// The code with this value, `nil` when there is none. O(number of codes).
    public subscript(value: String) -> Code? {
        codes.first { $0.value == value }
    }
}

/// One choice of a ``CodeList``.
public struct Code: Sendable, Hashable {
    /// Always text, also where it looks like a number.
    public var value: String
    /// What a person chooses.
    public var title: Bilingual
    /// One sentence, empty when the code has none.
    public var description: Bilingual
    /// A code no longer active stays readable and cannot be chosen.
    public var isActive: Bool
    /// Why it is no longer to be chosen, where that is said.
    public var deprecation: String?
    /// The URI of what it means, where the schema gives one.
    public var meaning: String?

    /// What INSPIRE calls a value that nobody knows.
    public static let unknown = "http://inspire.ec.europa.eu/codelist/VoidReasonValue/Unknown"

    /// Whether it says that nobody knows, and so is no class beside the others.
    public var isUnknown: Bool { meaning == Self.unknown }

    /// Its title, and the value in brackets where it says something else.
    func name(in language: Language) -> String {
        title[language] == value ? value : "\(title[language]) (\(value))"
    }

    /// A choice made in code; active unless said otherwise.
    public init(
        value: String, title: Bilingual, description: Bilingual, isActive: Bool = true, deprecation: String? = nil,
        meaning: String? = nil
    ) {
        self.value = value
        self.title = title
        self.description = description
        self.isActive = isActive
        self.deprecation = deprecation
        self.meaning = meaning
    }
}
