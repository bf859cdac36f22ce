public import LandkortCore
public import LandkortStore

/// What an administrator does to accounts and tokens; each is a line of the log.
extension Accounts {
    /// By name.
    public func all() async throws(StoreProblem) -> [Account] { try await store.accounts() }

    /// The account of that name.
    ///
    /// - Throws: ``AccessProblem/noAccount(_:)``.
    public func account(_ name: String) async throws -> Account {
        guard let found = try await store.credentials(name) else { throw AccessProblem.noAccount(name) }
        return found.account
    }

    /// - Throws: ``AccessProblem/badName(_:)``, ``AccessProblem/badRole(_:)``, ``AccessProblem/weakPassword(least:)``,
    ///   ``AccessProblem/nameTaken(_:)``.
    public func add(_ account: Account, password: String, by who: String) async throws {
        guard Account.isName(account.name) else { throw AccessProblem.badName(account.name) }
        guard account.role != .anonymous else { throw AccessProblem.badRole(account.role.rawValue) }
        var account = account
        account.created = moment()
        let hash = try Self.hash(password)
        guard try await store.add(account, hash: hash) else { throw AccessProblem.nameTaken(account.name) }
        try await noteDone(.administration, by: who, "konto/\(account.name)", "oprettet, \(account.rights)")
    }

    /// Gives an account other rights, and ends its sessions.
    ///
    /// - Throws: ``AccessProblem/noAccount(_:)``, ``AccessProblem/badRole(_:)``, ``AccessProblem/fromOutside(_:)``,
    ///   ``AccessProblem/lastAdministrator(_:)``.
    public func update(_ account: Account, by who: String) async throws {
        guard account.role != .anonymous else { throw AccessProblem.badRole(account.role.rawValue) }
        var account = account
        let found = try await ownAccount(account.name)
        (account.name, account.blocked) = (found.name, found.blocked)
        try done(await store.update(account), account.name)
        try await noteDone(.administration, by: who, "konto/\(account.name)", account.rights)
    }

    /// Shuts an account out, with its sessions and its own tokens, or lets it in again.
    ///
    /// - Throws: ``AccessProblem/noAccount(_:)``, ``AccessProblem/lastAdministrator(_:)``.
    public func block(_ isBlocked: Bool, _ name: String, by who: String) async throws {
        var account = try await account(name)
        guard isBlocked != (account.blocked != nil) else { return }
        account.blocked = isBlocked ? moment() : nil
        try done(await store.update(account), name)
        try await noteDone(.administration, by: who, "konto/\(account.name)", isBlocked ? "spærret" : "åbnet")
    }

    /// An account whose password and rights are kept here.
    private func ownAccount(_ name: String) async throws -> Account {
        let account = try await account(name)
        guard account.outer == nil else { throw AccessProblem.fromOutside(account.name) }
        return account
    }

    private func done(_ change: AccountChange, _ name: String) throws(AccessProblem) {
        switch change {
        case .done: return
        case .noAccount: throw .noAccount(name)
        case .lastAdministrator: throw .lastAdministrator(name)
        }
    }

    /// A password that nobody has thought of, to be told once and then changed.
    public static func newPassword() -> String { String(Secrets.random().prefix(20)) }

    /// Gives an account another password, and ends its sessions.
    ///
    /// - Throws: ``AccessProblem/noAccount(_:)``, ``AccessProblem/weakPassword(least:)``,
    ///   ``AccessProblem/fromOutside(_:)``.
    public func setPassword(_ password: String, of name: String, by who: String) async throws {
        let name = try await ownAccount(name).name
        guard try await store.setHash(try Self.hash(password), of: name) else { throw AccessProblem.noAccount(name) }
        try await noteDone(.administration, by: who, "konto/\(name)", "nyt kodeord")
    }

    /// Removes an account with its sessions and its own tokens.
    ///
    /// - Throws: ``AccessProblem/noAccount(_:)``, ``AccessProblem/lastAdministrator(_:)``.
    public func remove(_ name: String, by who: String) async throws {
        let name = try await account(name).name
        try done(await store.remove(name, at: moment()), name)
        try await noteDone(.administration, by: who, "konto/\(name)", "fjernet")
    }

    private static func hash(_ password: String) throws(AccessProblem) -> String {
        guard password.count >= shortestPassword else { throw .weakPassword(least: shortestPassword) }
        guard !password.isUnseen else { throw .blankPassword }
        return Secrets.hash(ofPassword: password)
    }

    /// In the order they were made.
    public func tokens() async throws(StoreProblem) -> [AccessToken] { try await store.tokens() }

    /// - Parameter days: how long it is good, 1 to 3650.
    /// - Returns: the token with its number, and the secret, which is shown now and kept nowhere.
    /// - Throws: ``AccessProblem/badName(_:)``, ``AccessProblem/badRole(_:)``, ``AccessProblem/badTime(_:)``.
    public func make(
        _ token: AccessToken, days: Int, by who: String
    ) async throws -> (token: AccessToken, secret: String) {
        guard Account.isName(token.name) else { throw AccessProblem.badName(token.name) }
        guard token.role != .anonymous else { throw AccessProblem.badRole(token.role.rawValue) }
        guard 1...3650 ~= days else { throw AccessProblem.badTime(String(days)) }
        var token = token
        (token.created, token.expires) = (moment(), moment(in: Double(days) * 86_400))
        let secret = Self.tokenMark + Secrets.random()
        token.id = try await store.add(token, key: Secrets.fingerprint(secret))
        try await noteDone(.administration, by: who, "nøgle/\(token.id)", "oprettet, \(token.name), \(token.rights)")
        return (token, secret)
    }

    /// So that a token left lying in a file is known for what it is.
    static let tokenMark = "landkort_"

    /// Ends a token that is the account's own.
    ///
    /// - Throws: ``AccessProblem/noToken(_:)``, also for another's.
    public func revokeOwn(_ id: Int, of account: Account) async throws {
        guard try await tokens().contains(where: { $0.id == id && $0.owner == account.name }) else {
            throw AccessProblem.noToken(id)
        }
        try await revoke(id, by: account.name)
    }

    /// - Throws: ``AccessProblem/noToken(_:)``.
    public func revoke(_ id: Int, by who: String) async throws {
        guard try await store.revoke(id, at: moment()) else { throw AccessProblem.noToken(id) }
        try await noteDone(.administration, by: who, "nøgle/\(id)", "tilbagekaldt")
    }
}

extension Account {
    /// Its role and whose records are its own, in words.
    public var rights: String { [role.rawValue, authority, partnership].compactMap { $0 }.joined(separator: ", ") }
}

extension AccessToken {
    /// Its role, whose records are its own, and its registers, in words.
    public var rights: String {
        let registers = registers.map { $0.map(\.rawValue).joined(separator: " ") }
        return [role.rawValue, authority, partnership, registers].compactMap { $0 }.joined(separator: ", ")
    }
}
