public import LandkortCore

/// Who signs in, with what, what they did, and what waits for review: everything about people, apart from the store.
///
/// Secrets are kept as hashes that the caller makes. Every write is on disk when the call returns.
public protocol AccountStore: Sendable {
    /// By name.
    func accounts() async throws(StoreProblem) -> [Account]
    /// The account called `name` in any case, and its password's hash.
    func credentials(_ name: String) async throws(StoreProblem) -> (account: Account, hash: String)?
    /// The account of somebody whom a provider knows.
    func account(of identity: OuterIdentity) async throws(StoreProblem) -> Account?
    /// - Parameter hash: empty for an account without a password.
    /// - Returns: false when the name is taken, or the identity.
    func add(_ account: Account, hash: String) async throws(StoreProblem) -> Bool
    /// Gives the account of that name another role and authority, or shuts it out or lets it in again, and ends its
    /// sessions.
    func update(_ account: Account) async throws(StoreProblem) -> AccountChange
    /// Gives the account another password, and ends its sessions; false where it is none that has one.
    func setHash(_ hash: String, of name: String) async throws(StoreProblem) -> Bool
    /// Removes it with its sessions, and revokes its own tokens, so that nobody who gets its name gets them; what it
    /// wrote keeps its name.
    func remove(_ name: String, at moment: String) async throws(StoreProblem) -> AccountChange

    /// - Parameter key: a hash of what the browser shows.
    func openSession(_ key: String, of name: String, until expiry: String) async throws(StoreProblem)
    /// The account of a session that has not expired at `moment`.
    func session(_ key: String, at moment: String) async throws(StoreProblem) -> Account?
    /// Ends it, and those that have expired at `moment`.
    func closeSession(_ key: String, at moment: String) async throws(StoreProblem)

    /// In the order they were made.
    func tokens() async throws(StoreProblem) -> [AccessToken]
    /// - Returns: its number.
    func add(_ token: AccessToken, key: String) async throws(StoreProblem) -> Int
    /// The token with that hash, whether good or not.
    func token(_ key: String) async throws(StoreProblem) -> AccessToken?
    /// - Returns: false when there is none that is good.
    func revoke(_ id: Int, at moment: String) async throws(StoreProblem) -> Bool

    /// The lists of a register that `owner` keeps, and those that others share with `authority`; by name.
    func views(of register: RegisterID, for owner: String, in authority: String?) async throws(StoreProblem)
        -> [SavedView]
    /// - Returns: false when the owner has one of that name.
    func add(_ view: SavedView) async throws(StoreProblem) -> Bool
    /// Gives the owner's view of that number another name, and shares it or not.
    func update(_ view: SavedView) async throws(StoreProblem) -> ViewChange
    /// - Returns: false when the owner has none of that number.
    func removeView(_ id: Int, of owner: String) async throws(StoreProblem) -> Bool

    /// Adds a line to the log, which has no other way to change.
    ///
    /// - Parameters:
    ///   - closing: a change that waits no more, in the same transaction; where it was closed like that before, there
    ///     is no new line.
    ///   - seal: makes the line's seal from the line, numbered, and the seal before it.
    func append(
        _ event: AuditEvent, closing: ReviewClosing?,
        sealing seal: @Sendable (AuditEvent, _ previous: String) -> String
    ) async throws(StoreProblem)
    /// Lines after number `number`, at most `limit`.
    func events(after number: Int, limit: Int) async throws(StoreProblem) -> [(event: AuditEvent, seal: String)]
    /// The highest number that a line was ever given; 0 before the first.
    func lastNumber() async throws(StoreProblem) -> Int

    /// - Returns: its number, which is the earlier one's where the same change by the same author waits already; nil,
    ///   with nothing added, where that is so of a wish to delete the same record, or to add one by the same id.
    func add(_ review: Review, content: String) async throws(StoreProblem) -> Int?
    /// Those that wait, oldest first, with their content; nothing of their features but the ids.
    func waitingReviews() async throws(StoreProblem) -> [(review: Review, content: String)]
    /// Every change of a register's records with its content, whether it waits or was decided on; nil is of all. An
    /// empty id is a new record.
    func reviews(of register: RegisterID?) async throws(StoreProblem) -> [(review: Review, content: String)]
    /// Puts other contents in the place of those of these numbers; of what they were, nothing is left in what is written.
    ///
    /// - Parameter closed: those whose notes go too, also a note that comes later.
    func replace(_ contents: [Int: String], takingNotesOf closed: Set<Int>) async throws(StoreProblem)
    /// The last changes that somebody wanted, newest first, with their content.
    func reviews(by author: String, last count: Int) async throws(StoreProblem) -> [(review: Review, content: String)]
}

/// What became of a change to an account.
public enum AccountChange: Sendable, Equatable {
    case done
    /// There is no such account.
    case noAccount
    /// Nobody with a password would be left who could make accounts; nothing was done.
    case lastAdministrator
}

/// What became of a change to a saved view.
public enum ViewChange: Sendable, Equatable {
    case done
    /// The owner has no such view.
    case noView
    /// Another of the owner's views has the name.
    case taken
}
