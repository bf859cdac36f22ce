import Hummingbird
import LandkortApplication
import LandkortCore

extension RequestSource {
    /// Who has signed in, and the mark that the forms of the session carry.
    ///
    /// - Throws: ``AccessProblem/notSignedIn``.
    var session: (account: Account, mark: String) {
        get throws(AccessProblem) {
            guard case .session(let account, let secret) = identity.proof else { throw .notSignedIn }
            return (account, Accounts.formMark(of: secret))
        }
    }

    /// The same for an administrator.
    ///
    /// - Throws: ``AccessProblem/notSignedIn``, ``AccessProblem/notAdministrator``.
    var administrator: (account: Account, mark: String) {
        get throws(AccessProblem) {
            let session = try session
            guard session.account.role == .administrator else { throw .notAdministrator }
            return session
        }
    }
}

extension Request {
    /// What a form of a session sends, with the session's mark.
    ///
    /// - Throws: ``AccessProblem/badForm``, ``RequestProblem/bodyTooLarge(_:)``.
    func fields(marked mark: String, upTo bytes: Int = 1 << 16) async throws -> Parameters {
        let sent = try await formFields(upTo: bytes)
        guard Accounts.isSame(sent["maerke"] ?? "", mark) else { throw AccessProblem.badForm }
        return sent
    }
}
