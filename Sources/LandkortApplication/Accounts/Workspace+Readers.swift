public import LandkortCore
import LandkortRegisters
public import LandkortStore

/// From a person or a program to what it may see.
extension Workspace {
    /// What `account` may see today.
    public func reader(for account: Account) async throws(StoreProblem) -> Reader {
        try await reader(account.role, account.authority, account.partnership)
    }

    /// What `token` opens today; outside its registers it is the public.
    public func reader(for token: AccessToken) async throws(StoreProblem) -> Reader {
        try await reader(token.role, token.authority, token.partnership, registers: token.registers)
    }

    /// - Parameters:
    ///   - authority: a CVR number; where a municipality has it, that municipality's records are its own too.
    ///   - partnership: its municipalities of today are a project leader's own.
    public func reader(
        _ role: Role, _ authority: String?, _ partnership: String?, registers: [RegisterID]? = nil
    ) async throws(StoreProblem) -> Reader {
        let territory = try await territory()
        let numbers = territory.municipalities.authorities
        var codes = Set(numbers.filter { $0.value == authority }.keys)
        if role == .projectLeader, let partnership {
            codes.formUnion(territory.partnerships[partnership]?.members ?? [])
        }
        let authorities = Set(codes.compactMap { numbers[$0] } + (authority.map { [$0] } ?? []))
        return Reader(role: role, authorities: authorities, municipalities: codes, registers: registers.map(Set.init))
    }

    /// The CVR number that `text` is, or that the municipality with that code or name has.
    ///
    /// - Throws: ``AccessProblem/badAuthority(_:)``, ``StoreProblem``.
    public func authority(_ text: String) async throws -> String {
        if text.count == 8, text.utf8.allSatisfy({ (48...57).contains($0) }) { return text }
        let municipalities = try await territory().municipalities
        guard let number = municipalities.authorities[municipalities.code(of: text) ?? text] else {
            throw AccessProblem.badAuthority(text)
        }
        return number
    }
}
