import Foundation
public import LandkortCore
public import LandkortStore

/// Lists that people keep under a name.
extension Accounts {
    static let longestViewName = 80
    private static let longestQuery = 12_000

    /// The account's own, and those that its authority shares; by name.
    public func views(of register: RegisterID, for account: Account) async throws(StoreProblem) -> [SavedView] {
        try await store.views(of: register, for: account.name, in: account.authority)
    }

    /// Keeps what the query of a list's address shows.
    ///
    /// - Parameter isShared: whether the others of the account's authority see it too.
    /// - Throws: ``ViewProblem``.
    public func keep(
        _ query: String, of register: RegisterID, as name: String, isShared: Bool, by account: Account
    ) async throws {
        var view = try view(of: register, name, isShared, account)
        guard query.utf8.count <= Self.longestQuery else { throw ViewProblem.tooLong(most: Self.longestQuery) }
        view.query = query
        view.created = moment()
        guard try await store.add(view) else { throw ViewProblem.taken(view.name) }
    }

    /// Gives the account's view another name, and shares it or not.
    ///
    /// - Throws: ``ViewProblem``.
    public func rename(
        _ id: Int, of register: RegisterID, to name: String, isShared: Bool, by account: Account
    ) async throws {
        var view = try view(of: register, name, isShared, account)
        view.id = id
        switch try await store.update(view) {
        case .done: return
        case .noView: throw ViewProblem.noView
        case .taken: throw ViewProblem.taken(view.name)
        }
    }

    /// - Throws: ``ViewProblem/noView``.
    public func removeView(_ id: Int, of account: Account) async throws {
        guard try await store.removeView(id, of: account.name) else { throw ViewProblem.noView }
    }

    private func view(
        of register: RegisterID, _ name: String, _ isShared: Bool, _ account: Account
    ) throws(ViewProblem) -> SavedView {
        let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
        guard (1...Self.longestViewName).contains(name.count), !name.unicodeScalars.contains(where: { $0.value < 32 })
        else { throw .noName }
        guard !isShared || account.authority != nil else { throw .noAuthority }
        return SavedView(
            of: register, name: name, query: "", owner: account.name, authority: isShared ? account.authority : nil)
    }
}
