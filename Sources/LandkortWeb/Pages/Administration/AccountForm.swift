import LandkortApplication
import LandkortCore

/// What somebody filled in of an account or a token, what was wrong with it, and what is shown once.
struct AccountForm {
    let mark: String
    var sent: Parameters
    var problem: AccessProblem?
    /// What was made, and its password or token.
    var secret: (name: String, text: String)?

    init(mark: String, sent: Parameters = Parameters(nil)) { (self.mark, self.sent) = (mark, sent) }

    /// As an account is.
    init(mark: String, of account: Account) {
        let pairs = [
            ("rolle", account.role.rawValue), ("myndighed", account.authority ?? ""),
            ("partnerskab", account.partnership ?? ""),
        ]
        self.init(mark: mark, sent: Parameters(pairs.map { "\($0)=\($1.percentEncoded)" }.joined(separator: "&")))
    }

    /// 0 for what is no number.
    var days: Int { sent["dage"].map { Int($0) ?? 0 } ?? 90 }

    private var registers: [String] {
        (sent["registre"] ?? "").split { ", \r\n".contains($0) }.map(String.init)
    }

    /// A token with an account's rights, and of its registers.
    ///
    /// - Throws: ``AccessProblem/badRegister(_:)``.
    func token(
        with rights: Account, among known: [Register], owner: String?
    ) throws(AccessProblem) -> AccessToken {
        for name in registers where !known.contains(where: { $0.id.rawValue == name }) { throw .badRegister(name) }
        return AccessToken(
            name: rights.name, role: rights.role, authority: rights.authority, partnership: rights.partnership,
            registers: registers.isEmpty ? nil : registers.map { RegisterID(rawValue: $0) }, created: "", expires: "",
            owner: owner)
    }

    /// - Parameter most: the highest role that can be chosen.
    func context(_ pages: Pages, _ language: Language, upTo most: Role = .administrator) -> [String: Any] {
        var context: [String: Any] = [
            "mark": mark, "name": sent["navn"] ?? "", "authority": sent["myndighed"] ?? "",
            "partnership": sent["partnerskab"] ?? "", "registers": sent["registre"] ?? "",
            "days": sent["dage"] ?? "90",
            "roles": Role.allCases.filter { $0 != .anonymous && $0 <= most }.map { role -> [String: Any] in
                [
                    "value": role.rawValue, "label": pages.texts("role_\(role.rawValue)", language),
                    "chosen": sent["rolle"] == role.rawValue,
                ]
            },
        ]
        context["problem"] = problem?.message[language]
        context["secret"] = secret.map { ["name": $0.name, "text": $0.text] }
        return context
    }
}
