public import LandkortApplication

/// Who answers for a server: in the catalogue of its data, and where somebody cannot use its pages.
public struct Publisher: Sendable {
    /// A municipality, a region, a partnership.
    public var name: String
    /// Where people write; nil has told none.
    public var mail: String?
    /// Where people call; nil has told none.
    public var phone: String?
    /// The accessibility statement that the authority itself has filed with the state; nil has told none.
    public var statement: String?

    /// Nothing but a name is needed, and that has a default.
    public init(
        name: String = ModelPublication.unnamed, mail: String? = nil, phone: String? = nil, statement: String? = nil
    ) {
        (self.name, self.mail, self.phone, self.statement) = (name, mail, phone, statement)
    }

    /// Whether it is told who it is.
    var isNamed: Bool { name != ModelPublication.unnamed }
}
