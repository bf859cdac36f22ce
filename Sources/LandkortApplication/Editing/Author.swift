public import LandkortCore

/// Who changes a record: somebody who signed in, or a program by its token.
public struct Author: Sendable {
    /// Signs the versions.
    public let name: String
    /// What it may see, and so what it may change.
    public let reader: Reader
    /// New records are this authority's; nil for none.
    let authority: String?
    /// The last redaction that was there before the author read what is to be written; nil for who has read nothing yet.
    public var knownRedaction: Int?

    /// Somebody who signed in.
    public init(_ account: Account, _ reader: Reader) {
        (name, authority, self.reader) = (account.name, account.authority, reader)
    }

    /// A program.
    public init(_ token: AccessToken, _ reader: Reader) {
        (name, authority, self.reader) = (token.name, token.authority, reader)
    }

    /// As a store knows it.
    var actor: Actor { Actor(name, knowing: knownRedaction) }
}
