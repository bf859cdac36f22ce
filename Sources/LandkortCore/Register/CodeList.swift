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

    /// A list made in code.
    public init(name: String, title: Bilingual, description: Bilingual, codes: [Code]) {
        self.name = name
        self.title = title
        self.description = description
        self.codes = codes
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

    /// A choice made in code; active unless said otherwise.
    public init(value: String, title: Bilingual, description: Bilingual, isActive: Bool = true) {
        self.value = value
        self.title = title
        self.description = description
        self.isActive = isActive
    }
}
