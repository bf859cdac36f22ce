import LandkortCore
public import LandkortStore

/// How whoever starts the program becomes its first administrator: by a secret that is told on the terminal, is good
/// once, and ends with the program.
public actor FirstAdministrator {
    /// A part of an address; nobody can guess it.
    public nonisolated let secret = Secrets.random()
    private let make: @Sendable () throws -> Accounts
    private var isUsed = false

    /// - Parameter make: opens the accounts, or makes them where there are none.
    public init(make: @escaping @Sendable () throws -> Accounts) { self.make = make }

    /// Whether an administrator has to be made before anyone can be let in: one with a password, who gets in although
    /// no provider answers.
    public static func isMissing(_ accounts: Accounts?) async throws(StoreProblem) -> Bool {
        guard let accounts else { return true }
        return try await !accounts.all().contains { $0.role == .administrator && $0.outer == nil }
    }

    /// Whether `secret` is the one, and has not been used.
    public func takes(_ secret: String) -> Bool { !isUsed && Accounts.isSame(secret, self.secret) }

    /// Makes the administrator; nothing is made, and the secret stays good, where this throws.
    ///
    /// - Throws: ``AccessProblem/badForm`` for a wrong or used secret, or where somebody else has made one; else as
    ///   ``Accounts/add(_:password:by:)``.
    public func create(_ name: String, password: String, showing secret: String) async throws -> Accounts {
        guard takes(secret) else { throw AccessProblem.badForm }
        // Before anything is waited for, or two forms at once would make two.
        isUsed = true
        do {
            let accounts = try make()
            guard try await Self.isMissing(accounts) else { throw AccessProblem.badForm }
            let account = Account(name: name, role: .administrator)
            try await accounts.add(account, password: password, by: name)
            return accounts
        } catch {
            isUsed = false
            throw error
        }
    }
}
