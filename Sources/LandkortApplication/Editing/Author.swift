public import LandkortCore

/// Who changes a record: somebody who signed in, or a program by its token.
public struct Author: Sendable {
    /// Signs the versions.
    public let name: String
    /// What it may see, and so what it may change.
    public let reader: Reader
    /// New records are this authority's; nil for none.
    let authority: String?

    /// Somebody who signed in.
    public init(_ account: Account, _ reader: Reader) {
        (name, authority, self.reader) = (account.name, account.authority, reader)
    }

    /// A program.
    public init(_ token: AccessToken, _ reader: Reader) {
        (name, authority, self.reader) = (token.name, token.authority, reader)
    }
}
