/// A list as somebody wants to see it again: its filter, order and columns under a name.
public struct SavedView: Sendable, Hashable {
    /// Given by the file it is kept in; 0 before.
    public var id: Int
    /// The register that it is a list of.
    public var register: RegisterID
    /// Unique among its owner's of the register, whatever its case.
    public var name: String
    /// The query of the list's address, without `?`.
    public var query: String
    /// The account that made it.
    public var owner: String
    /// CVR number of the authority whose other accounts see it too; nil for the owner alone.
    public var authority: String?
    /// UTC, ISO 8601.
    public var created: String

    /// A view as given.
    public init(
        id: Int = 0, of register: RegisterID, name: String, query: String, owner: String, authority: String? = nil,
        created: String = ""
    ) {
        self.id = id
        self.register = register
        self.name = name
        self.query = query
        self.owner = owner
        self.authority = authority
        self.created = created
    }
}
