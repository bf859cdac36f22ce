public import LandkortCore
public import LandkortStore

/// Opens and recognises sessions and tokens.
///
/// One attempt at a time: each takes 64 MiB and a while, whatever the name and the password.
public actor SignIn {
    /// How long a session lasts, in seconds.
    public static let lifetime = 12 * 3600

    private let accounts: Accounts
    private let isPassword: @Sendable (_ password: String, _ hash: String) -> Bool
    private var attempts = Attempts()
    /// Tried where there is no such account, so that the answer takes as long.
    private lazy var nobody = Secrets.hash(ofPassword: Secrets.random())

    /// Keeps no password.
    public init(_ accounts: Accounts) { self.init(accounts, isPassword: Secrets.isPassword) }

    /// - Parameter isPassword: the work that a test may want to look on at.
    package init(_ accounts: Accounts, isPassword: @escaping @Sendable (String, String) -> Bool) {
        (self.accounts, self.isPassword) = (accounts, isPassword)
    }

    /// Opens a session.
    ///
    /// - Parameter origin: where the attempt comes from, such as an IP address.
    /// - Returns: the account, and the secret that the browser keeps.
    /// - Throws: ``AccessProblem/wrongSignIn``, ``AccessProblem/tooManyAttempts(seconds:)``, ``StoreProblem``.
    public func open(_ name: String, password: String, from origin: String) async throws -> (Account, secret: String) {
        let told = Account.isName(name) ? name : ""
        if let wait = attempts.wait(name: told, origin: origin, at: accounts.moment()) {
            throw AccessProblem.tooManyAttempts(seconds: wait)
        }
        // Before anything is waited for, or many attempts at once would all be the first.
        attempts.note(name: told, origin: origin, at: accounts.moment())
        let found = try await accounts.store.credentials(told)
        let isRight = isPassword(password, hash(found))
        guard let account = found?.account, isRight, account.blocked == nil else {
            try await accounts.note(.refusal, by: told, "log-ind", origin)
            throw AccessProblem.wrongSignIn
        }
        attempts.takeBack(name: told, origin: origin)
        return (account, try await accounts.openSession(of: account, from: origin))
    }

    /// An account from outside has no password, and takes as long as one that is not there.
    private func hash(_ found: (account: Account, hash: String)?) -> String {
        guard let found, found.account.outer == nil else { return nobody }
        return found.hash
    }

    /// Gives an account the password that its owner wants, and ends its sessions; counted as an attempt to sign in.
    ///
    /// - Throws: ``AccessProblem/wrongSignIn``, ``AccessProblem/tooManyAttempts(seconds:)``,
    ///   ``AccessProblem/weakPassword(least:)``, ``StoreProblem``.
    public func change(
        _ old: String, to new: String, of account: Account, from origin: String
    ) async throws {
        if let wait = attempts.wait(name: account.name, origin: origin, at: accounts.moment()) {
            throw AccessProblem.tooManyAttempts(seconds: wait)
        }
        attempts.note(name: account.name, origin: origin, at: accounts.moment())
        let found = try await accounts.store.credentials(account.name)
        guard isPassword(old, hash(found)) else {
            try await accounts.note(.refusal, by: account.name, "kodeord", origin)
            throw AccessProblem.wrongSignIn
        }
        attempts.takeBack(name: account.name, origin: origin)
        try await accounts.setPassword(new, of: account.name, by: account.name)
    }

    /// Writes to the log that a program showed a token that is not good; often from one place, only the first times.
    public func noteBadToken(from origin: String, at path: String) async {
        // Apart from the attempts to sign in, which it must not use up.
        let place = "nøgle \(origin)"
        guard attempts.wait(name: place, origin: place, at: accounts.moment()) == nil else { return }
        attempts.note(name: place, origin: place, at: accounts.moment())
        try? await accounts.note(.refusal, by: "", path, "nøgle, \(origin)")
    }
}

/// What is asked of sessions and tokens at every request.
extension Accounts {
    /// Opens a session of somebody who has shown who they are.
    ///
    /// - Parameter origin: where they come from, as the log has it.
    func openSession(of account: Account, from origin: String) async throws -> String {
        let secret = Secrets.random()
        try await store.openSession(
            Secrets.fingerprint(secret), of: account.name, until: moment(in: Double(SignIn.lifetime)))
        try await noteDone(.signIn, by: account.name, "", origin)
        return secret
    }

    /// The account of the session that `secret` opens; nil when it is over.
    public func session(_ secret: String) async throws(StoreProblem) -> Account? {
        try await store.session(Secrets.fingerprint(secret), at: moment())
    }

    /// Ends a session.
    public func close(_ secret: String, of account: Account) async throws {
        try await store.closeSession(Secrets.fingerprint(secret), at: moment())
        try await noteDone(.signOut, by: account.name)
    }

    /// The token that `secret` is.
    ///
    /// - Throws: ``AccessProblem/badToken`` for one that is unknown, expired or revoked; ``StoreProblem``.
    public func token(_ secret: String) async throws -> AccessToken {
        guard let token = try await store.token(Secrets.fingerprint(secret)), token.revoked == nil,
            token.expires > moment()
        else { throw AccessProblem.badToken }
        guard let owner = token.owner else { return token }
        // A token of somebody's own gives nothing that its owner does not have.
        guard let account = try await store.credentials(owner)?.account, account.blocked == nil,
            account.role >= token.role, account.authority == token.authority,
            account.partnership == token.partnership
        else { throw AccessProblem.badToken }
        return token
    }

    /// What a form carries to show that this session was given it.
    public static func formMark(of secret: String) -> String { Secrets.fingerprint("formular", key: secret) }

    /// Whether two marks are the same, in a time that does not tell where they differ.
    public static func isSame(_ one: String, _ other: String) -> Bool { Secrets.isSame(one, other) }

    /// A mark for a form that is shown before anyone has signed in.
    public static func newMark() -> String { Secrets.random() }
}
