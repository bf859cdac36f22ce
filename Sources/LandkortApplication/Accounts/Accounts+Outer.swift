import LandkortCore
import LandkortStore

/// Accounts of people whom a provider knows.
extension Accounts {
    /// Who the log says makes and changes them.
    private static let provider = "oidc"

    /// The account of `identity`, with the rights that it has now; made the first time.
    ///
    /// - Parameter name: what a new account is called, as far as it can be: a name that is taken stays its owner's.
    /// - Throws: ``OpenIDProblem/blocked``, ``StoreProblem``.
    func account(of identity: OuterIdentity, named name: String, with rights: Rights) async throws -> Account {
        guard var account = try await store.account(of: identity) else {
            return try await newAccount(of: identity, named: name, with: rights)
        }
        guard account.blocked == nil else { throw OpenIDProblem.blocked }
        let held = Rights(role: account.role, authority: account.authority, partnership: account.partnership)
        guard rights != held else { return account }
        (account.role, account.authority, account.partnership) = (rights.role, rights.authority, rights.partnership)
        try await change(account)
        return account
    }

    /// Leaves the account of `identity`, if there is one, without any right: its sessions end, and its tokens open
    /// nothing.
    func takeRights(of identity: OuterIdentity) async throws {
        guard var account = try await store.account(of: identity), account.role != .anonymous else { return }
        (account.role, account.authority, account.partnership) = (.anonymous, nil, nil)
        try await change(account)
    }

    private func change(_ account: Account) async throws {
        guard try await store.update(account) == .done else { throw AccessProblem.noAccount(account.name) }
        try await noteDone(.administration, by: Self.provider, "konto/\(account.name)", account.rights)
    }

    private func newAccount(
        of identity: OuterIdentity, named wanted: String, with rights: Rights
    ) async throws -> Account {
        let plain = String(wanted.map { $0.isWhitespace ? "." : $0 }.filter { Account.isName(String($0)) }.prefix(56))
        let base = plain.isEmpty ? "bruger" : plain
        var account = Account(
            name: base, role: rights.role, authority: rights.authority, partnership: rights.partnership,
            created: moment(), outer: identity)
        var number = 1
        // The same person may come twice at once: the second finds the account that the first made.
        while try await !store.add(account, hash: "") {
            if let other = try await store.account(of: identity) { return other }
            number += 1
            account.name = "\(base)-\(number)"
        }
        try await noteDone(.administration, by: Self.provider, "konto/\(account.name)", "oprettet, \(account.rights)")
        return account
    }
}
