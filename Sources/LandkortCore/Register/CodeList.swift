/// The values a field can choose between: a LinkML enum.
public struct CodeList: Sendable, Hashable {
    public var name: String
    public var title: Bilingual
    public var description: Bilingual
    /// In the order they are declared; at least one, unique values.
    public var codes: [Code]

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
    public var title: Bilingual
    public var description: Bilingual
    /// A code no longer active stays readable and cannot be chosen.
    public var isActive: Bool

    public init(value: String, title: Bilingual, description: Bilingual, isActive: Bool = true) {
        self.value = value
        self.title = title
        self.description = description
        self.isActive = isActive
    }
}
