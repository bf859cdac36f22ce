public import LandkortCore
public import LandkortStore

/// A part of a store for somebody else.
public struct Share: Sendable {
    private let store: GeoPackageStore
    private let workspace: Workspace
    private let accounts: Accounts?

    /// - Parameter accounts: is told of every file; nil where the store has none.
    public init(_ store: GeoPackageStore, _ workspace: Workspace, _ accounts: Accounts?) {
        self.store = store
        self.workspace = workspace
        self.accounts = accounts
    }

    /// Writes a new store at `path` that holds what `account`, which need not be anybody's, may see today.
    ///
    /// - Parameter who: is named in the log.
    /// - Throws: ``StoreProblem``.
    public func write(to path: String, as account: Account, by who: String) async throws {
        let reader = try await workspace.reader(for: account)
        try await store.share(to: path, with: reader)
        try await accounts?.noteDone(.export, by: who, path, account.rights)
    }
}
