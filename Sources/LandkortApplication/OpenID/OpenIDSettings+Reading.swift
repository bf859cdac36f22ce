import Foundation
import LandkortCore

extension OpenIDSettings {
    private static let keys = [
        "udsteder", "klient", "hemmelighed_fil", "adresse", "knap", "scopes", "navn", "myndighed", "partnerskab",
        "brugeroplysninger", "roller",
    ]

    /// Reads the file at `path`; the client's secret is in `LANDKORT_OIDC_SECRET`, else in the file that this one names.
    ///
    /// - Throws: ``OpenIDSettingsProblem``, ``RegisterProblem`` with the line that is wrong.
    public init(file path: String, environment: [String: String]) throws {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw OpenIDSettingsProblem.unreadable(path)
        }
        try self.init(text, at: path)
        let entries = try SettingsTree(text, at: path).entries()
        secret = try Self.secret(entries["hemmelighed_fil"], beside: path, environment)
    }

    /// - Throws: ``OpenIDSettingsProblem/unknownPartnership(_:_:known:)`` where a rule gives one that is not in
    ///   `workspace`, with the line.
    public func check(in workspace: Workspace) async throws {
        let source = RowSource(workspace: workspace, reader: .administrator)
        let known = try await source.features("partnerskab").map(\.id)
        for rule in rules {
            guard let code = rule.partnership, let place = rule.partnershipPlace, !known.contains(code)
            else { continue }
            throw OpenIDSettingsProblem.unknownPartnership(code, place, known: known)
        }
    }

    init(_ text: String, at path: String) throws {
        let tree = try SettingsTree(text, at: path)
        let entries = try tree.entries(Self.keys)
        func needed(_ key: String) throws(RegisterProblem) -> SettingsTree {
            guard let entry = entries[key] else { throw .missingKey(key, at: tree.place) }
            return entry
        }
        self.init(
            issuer: try Self.issuer(try needed("udsteder")), client: try needed("klient").text(),
            label: try Self.label(entries["knap"]), rules: try needed("roller").list().map(RightsRule.init))
        address = try entries["adresse"].map(Self.origin)
        if let told = try entries["scopes"]?.texts() {
            scopes = told.flatMap { $0.split(separator: " ").map(String.init) }
        }
        if !scopes.contains("openid") { scopes.insert("openid", at: 0) }
        nameClaim = try entries["navn"]?.text() ?? nameClaim
        authorityClaim = try entries["myndighed"]?.text()
        partnershipClaim = try entries["partnerskab"]?.text()
        asksUserInfo = try entries["brugeroplysninger"]?.flag() ?? false
        guard !rules.isEmpty else { throw RegisterProblem.missingKey("rolle", at: try needed("roller").place) }
    }

    private static func safe(_ entry: SettingsTree) throws -> String {
        let text = try entry.text()
        guard URL(string: text)?.isSafe == true else { throw OpenIDSettingsProblem.insecure(text, entry.place) }
        return text
    }

    /// OpenID Connect Discovery 1.0, section 3: the description of a provider lies below its issuer.
    private static func issuer(_ entry: SettingsTree) throws -> String {
        let text = try safe(entry)
        guard !text.contains("?"), !text.contains("#") else { throw OpenIDSettingsProblem.notIssuer(text, entry.place) }
        return text
    }

    /// `https://landkort.eksempel.dk`, of an address that may end in a slash but has no path.
    private static func origin(_ entry: SettingsTree) throws -> String {
        var text = try safe(entry)
        if text.hasSuffix("/") { text.removeLast() }
        guard let url = URL(string: text), url.path.isEmpty, url.query == nil, url.fragment == nil else {
            throw OpenIDSettingsProblem.insecure(text, entry.place)
        }
        return text
    }

    private static func label(_ entry: SettingsTree?) throws(RegisterProblem) -> Bilingual {
        let usual = Bilingual(da: "Log ind med OpenID Connect", en: "Sign in with OpenID Connect")
        guard let entries = try entry?.entries(["da", "en"]) else { return usual }
        let danish = try entries["da"]?.text() ?? usual.da
        return Bilingual(da: danish, en: try entries["en"]?.text() ?? danish)
    }

    private static func secret(
        _ entry: SettingsTree?, beside path: String, _ environment: [String: String]
    ) throws -> String? {
        if let secret = environment["LANDKORT_OIDC_SECRET"], !secret.isEmpty { return secret }
        guard let name = try entry?.text() else { return nil }
        let file = URL(fileURLWithPath: name, relativeTo: URL(fileURLWithPath: path)).path
        let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        let secret = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !secret.isEmpty else { throw OpenIDSettingsProblem.noSecret(file) }
        return secret
    }
}

extension RightsRule {
    fileprivate init(_ tree: SettingsTree) throws(RegisterProblem) {
        let entries = try tree.entries(["rolle", "naar", "myndighed", "partnerskab"])
        guard let role = entries["rolle"] else { throw .missingKey("rolle", at: tree.place) }
        guard let conditions = try entries["naar"]?.entries(), !conditions.isEmpty else {
            throw .missingKey("naar", at: tree.place)
        }
        let word = try role.oneOf(Role.allCases.filter { $0 != .anonymous }.map(\.rawValue))
        var claims: [String: [String]] = [:]
        for (claim, values) in conditions { claims[claim] = try values.texts() }
        self.init(
            role: Role(rawValue: word) ?? .authority, claims: claims, authority: try entries["myndighed"]?.text(),
            partnership: try entries["partnerskab"]?.text())
        partnershipPlace = entries["partnerskab"]?.place
    }
}

extension URL {
    /// Whether nobody on the way can read or change what is sent: `https`, or this machine itself.
    var isSafe: Bool {
        let isHere = ["127.0.0.1", "localhost", "::1", "[::1]"].contains(host() ?? "")
        return host()?.isEmpty == false && (scheme == "https" || scheme == "http" && isHere)
    }
}
