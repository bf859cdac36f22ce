/// One thing that a schema declares, as it is written and where: what model rules look at and concept lists name.
///
/// A field that a mixin lends is one element, however many registers borrow it.
public struct DeclaredElement: Sendable, Hashable {
    /// What kind of thing it is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case schema
        case type
        case field
        case codeList
        case code
    }

    /// What kind of thing it is.
    public var kind: Kind
    /// As in the schema; a code's own value.
    public var name: String
    /// The class of a field, the list of a code.
    public var owner: String?
    /// The schema's path, such as `bredbaand/mast`.
    public var path: String
    /// The schema's `id`; for what lies in it, that and a fragment such as `#Mast.navn`.
    public var uri: String
    /// Danish; `nil` where it is not said.
    public var title: String?
    /// Danish; `nil` where it is not said.
    public var description: String?
    /// English; `nil` where the overlay has none.
    public var englishTitle: String?
    /// English; `nil` where the overlay has none.
    public var englishDescription: String?
    /// A URI or the annotation `kilde`; `nil` where neither is said.
    public var source: String?
    /// The schema's, or the enum's or code's own.
    public var status: String?
    /// The schema's.
    public var version: String?
    /// Why it is no longer to be used, where that is so.
    public var deprecation: String?
    /// What else it is called.
    public var aliases: [String] = []
    /// What a value can look like.
    public var examples: [String] = []
    /// The URI of the same thing elsewhere, where the schema gives one.
    public var meaning: String?
    /// Where it is written.
    public var place: SourcePlace
}

extension DeclaredElement {
    /// An element made in code, all else unsaid.
    public init(_ kind: Kind, _ name: String, owner: String? = nil, path: String, uri: String, place: SourcePlace) {
        self.kind = kind
        self.name = name
        self.owner = owner
        self.path = path
        self.uri = uri
        self.place = place
    }
}
