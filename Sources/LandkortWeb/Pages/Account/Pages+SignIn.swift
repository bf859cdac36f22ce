import Hummingbird
import LandkortCore

extension Pages {
    /// `/log-ind`: name and password, and what was wrong with the last ones.
    func signIn(
        _ problem: AccessProblem?, name: String, target: String, mark: String, _ request: Request,
        _ language: Language
    ) -> [UInt8] {
        var content: [String: Any] = ["name": name, "target": target, "mark": mark]
        content["problem"] = problem?.message[language]
        return page("sign-in", content, in: PageFrame(title: texts("signInTitle", language)), request, language)
    }
}
