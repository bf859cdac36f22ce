import Hummingbird
import LandkortCore

extension Pages {
    /// `/log-ind`: name and password, the way to a provider, and what was wrong with the last attempt.
    func signIn(_ content: [String: Any], _ request: Request, _ language: Language) -> [UInt8] {
        // Also where it says what was wrong with a way back, which is good no second time.
        let query = request.uri.path == "/log-ind" ? request.uri.query : nil
        let frame = PageFrame(title: texts("signInTitle", language))
        return page("sign-in", content, in: frame, path: "/log-ind", query: query, language)
    }

    /// After signing out: where to sign out of the provider too.
    func signedOut(
        at provider: Bilingual, _ address: String, _ request: Request, _ language: Language
    ) -> [UInt8] {
        let frame = PageFrame(title: texts("signedOutTitle", language))
        let content: [String: Any] = ["address": address, "provider": provider[language]]
        return page("signed-out", content, in: frame, path: "/log-ind", query: nil, language)
    }
}
