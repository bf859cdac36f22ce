import LandkortApplication
import LandkortCore

/// Whom the pages of one request are for: what their head says.
struct Audience: Sendable {
    /// Of the request that is being answered.
    @TaskLocal static var current = Audience(.anonymous, canSignIn: false)

    private let identity: Identity
    /// Whether the store has accounts at all.
    let canSignIn: Bool

    init(_ identity: Identity, canSignIn: Bool) {
        self.identity = identity
        self.canSignIn = canSignIn
    }

    var isKnown: Bool { identity.name != nil }

    /// Whether forms are shown to them.
    var hasForms: Bool { identity.hasForms }

    /// Pages for who has signed in, in the main menu.
    private var ownPages: [(String, String)] {
        guard case .session(let account, _) = identity.proof else { return [] }
        return [("workTitle", "/mit-arbejde"), ("reviewTitle", "/gennemsyn"), ("ownAccount", "/konto")]
            + (identity.reader.mayImportCampaigns ? [("campaignNew", CampaignRoutes.path)] : [])
            + (account.role == .administrator ? [("administration", "/administration")] : [])
    }

    /// The head's values: who is signed in and how to leave, or where to sign in and come back.
    func context(path: String, query: String?, _ words: Words) -> [String: Any] {
        guard let name = identity.name else {
            guard canSignIn, path != "/log-ind" else { return [:] }
            let here = query.map { "\(path)?\($0)" } ?? path
            return ["signInUrl": path == "/" ? "/log-ind" : "/log-ind?til=\(here.percentEncoded)"]
        }
        var signedIn: [String: Any] = ["name": name, "role": words("role_\(identity.reader.role.rawValue)")]
        if case .session(_, let secret) = identity.proof { signedIn["leave"] = ["mark": Accounts.formMark(of: secret)] }
        return [
            "signedIn": signedIn, "ownPages": ownPages.map { ["label": words($0), "url": $1, "current": path == $1] },
        ]
    }
}
