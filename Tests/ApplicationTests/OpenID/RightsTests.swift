import Foundation
import LandkortCore
import Support
import Testing

@testable import LandkortApplication

@Suite("What claims give")
struct RightsTests {
    private static let partnership = "digital-infrastruktur-nordjylland"

    private func settings(_ rules: [RightsRule]) -> OpenIDSettings {
        var settings = OpenIDSettings(
            issuer: "https://login.eksempel.dk", client: "landkort", label: Bilingual(da: "", en: ""), rules: rules)
        (settings.authorityClaim, settings.partnershipClaim) = ("cvr", "partnerskab")
        return settings
    }

    private func claims(_ json: String) throws -> Claims { try #require(Claims(json: Data(json.utf8))) }

    private let rules = [
        RightsRule(role: .authority, claims: ["grupper": ["laes"]]),
        RightsRule(role: .coordinator, claims: ["grupper": ["ret"], "email_verified": ["true"]]),
        RightsRule(role: .coordinator, claims: ["grupper": ["thisted"]], authority: "29189560"),
        RightsRule(role: .administrator, claims: ["realm_access.roles": ["alt", "mere"]]),
    ]

    @Test(
        "the strongest rule that matches gives the role",
        arguments: [
            (#"{"grupper": "laes"}"#, Role.authority), (#"{"grupper": ["andet", "laes"]}"#, .authority),
            (#"{"grupper": ["laes", "ret"], "email_verified": true}"#, .coordinator),
            (#"{"grupper": ["laes", "ret"], "email_verified": false}"#, .authority),
            (#"{"grupper": "laes", "realm_access": {"roles": ["mere"]}}"#, .administrator),
            (#"{"realm_access.roles": "alt"}"#, .administrator),
        ])
    func strongest(json: String, role: Role) throws {
        #expect(settings(rules).rule(for: try claims(json))?.role == role)
    }

    @Test(
        "what only resembles a rule's claims gives nothing",
        arguments: [
            "{}", #"{"grupper": "LAES"}"#, #"{"grupper": "laes ret"}"#, #"{"grupper": {"laes": true}}"#,
            #"{"grupper": null}"#, #"{"grupper": "ret"}"#, #"{"realm_access": ["roles", "alt"]}"#,
            #"{"email_verified": true}"#,
        ])
    func nothing(json: String) throws { #expect(settings(rules).rule(for: try claims(json)) == nil) }

    @Test("of equally strong rules the first one counts, and what a rule says goes before the claim")
    func first() async throws {
        let office = try await Office()
        let both = try claims(#"{"grupper": ["thisted", "ret"], "email_verified": true, "cvr": "29189420"}"#)
        #expect(try await settings(rules).rights(for: both, in: office.workspace).authority == "29189420")
        let one = try claims(#"{"grupper": "thisted", "cvr": "29189420"}"#)
        #expect(try await settings(rules).rights(for: one, in: office.workspace).authority == "29189560")
    }

    @Test("an authority is a CVR number, or a municipality's code or name", arguments: ["29189420", "0851", "Aalborg"])
    func authority(text: String) async throws {
        let office = try await Office()
        let told = try claims(#"{"grupper": "laes", "cvr": "\#(text)"}"#)
        let rights = try await settings(rules).rights(for: told, in: office.workspace)
        #expect(rights == Rights(role: .authority, authority: "29189420"))
    }

    @Test(
        "nobody's municipality is guessed",
        arguments: [
            #"{"grupper": "ret", "email_verified": true}"#,
            #"{"grupper": "laes", "cvr": "Andeby"}"#, #"{"grupper": "laes", "cvr": ["29189420", "29189560"]}"#,
            #"{"grupper": "laes", "cvr": ""}"#,
        ])
    func refused(json: String) async throws {
        let office = try await Office()
        let told = try claims(json)
        await #expect(throws: OpenIDProblem.self) {
            try await settings(rules).rights(for: told, in: office.workspace)
        }
    }

    @Test("a project leader needs a partnership that there is", arguments: ["", #", "partnerskab": "findes-ikke""#])
    func partnership(claim: String) async throws {
        let office = try await Office()
        let settings = settings([RightsRule(role: .projectLeader, claims: ["grupper": ["leder"]])])
        let told = try claims("{\"grupper\": \"leder\"\(claim)}")
        await #expect(throws: OpenIDProblem.self) { try await settings.rights(for: told, in: office.workspace) }
    }
}

@Suite("The file with a provider")
struct OpenIDSettingsTests {
    private static let plain = """
        udsteder: https://login.eksempel.dk/realms/x
        klient: landkort
        roller:
          - rolle: myndighed
            naar: {grupper: laes}
        """

    @Test("says what it says, and the rest is as usual")
    func usual() throws {
        let settings = try OpenIDSettings(Self.plain, at: "oidc.yaml")
        #expect(settings.issuer == "https://login.eksempel.dk/realms/x" && settings.client == "landkort")
        #expect(settings.scopes == ["openid", "profile", "email"] && settings.nameClaim == "preferred_username")
        #expect(settings.rules == [RightsRule(role: .authority, claims: ["grupper": ["laes"]])])
        #expect(settings.address == nil && settings.secret == nil && !settings.asksUserInfo)
    }

    @Test("asks for openid whatever it says, and takes an address without its last slash")
    func more() throws {
        let more = ["scopes: profile groups", "adresse: https://landkort.eksempel.dk/", "brugeroplysninger: true"]
        let text = ([Self.plain] + more).joined(separator: "\n")
        let settings = try OpenIDSettings(text, at: "oidc.yaml")
        #expect(settings.scopes == ["openid", "profile", "groups"] && settings.asksUserInfo)
        #expect(settings.address == "https://landkort.eksempel.dk")
    }

    @Test(
        "is refused with its line where it cannot be what was meant",
        arguments: [
            ("udsteder: https", "udsteder: http"), ("udsteder:", "udstedr:"), ("klient: landkort\n", ""),
            ("rolle: myndighed", "rolle: anonym"), ("{grupper: laes}", "{}"), ("naar", "når"), ("- rolle", "- role"),
            ("klient: landkort", "klient: landkort\nadresse: https://x.dk/sti"), ("klient: landkort", "klient: [a]"),
            ("klient: landkort", "klient: &a landkort"),
            ("realms/x", "realms/x?a=b"), ("realms/x", "realms/x?"), ("realms/x", "realms/x#a"),
        ])
    func refused(old: String, new: String) throws {
        let text = Self.plain.replacing(old, with: new)
        let problem = #expect(throws: (any Error).self) { try OpenIDSettings(text, at: "oidc.yaml") }
        #expect((problem as? any Problem)?.message.da.hasPrefix("oidc.yaml:") == true, "\(problem as Any)")
    }

    @Test("a partnership of a rule is one that there is, or the line is told")
    func unknownPartnership() async throws {
        let office = try await Office()
        let rule = Self.plain.replacing("myndighed", with: "projektleder") + "\n    partnerskab: "
        let known = "digital-infrastruktur-nordjylland"
        try await OpenIDSettings(rule + known, at: "oidc.yaml").check(in: office.workspace)
        let settings = try OpenIDSettings(rule + "nope", at: "oidc.yaml")
        let problem = await #expect(throws: OpenIDSettingsProblem.self) {
            try await settings.check(in: office.workspace)
        }
        #expect(problem?.kind == .invalid)
        for text in [problem?.message.da, problem?.message.en] {
            #expect(text?.hasPrefix("oidc.yaml:6:") == true && text?.contains(known) == true, "\(text ?? "")")
        }
    }

    @Test("takes the secret from the environment, else from the file beside it, and never an empty one")
    func secret() throws {
        let scratch = try Scratch()
        let path = scratch.path("oidc.yaml")
        try (Self.plain + "\nhemmelighed_fil: hemmelig.txt").write(toFile: path, atomically: true, encoding: .utf8)
        #expect(throws: OpenIDSettingsProblem.self) { try OpenIDSettings(file: path, environment: [:]) }
        try "fra filen\n".write(toFile: scratch.path("hemmelig.txt"), atomically: true, encoding: .utf8)
        #expect(try OpenIDSettings(file: path, environment: [:]).secret == "fra filen")
        let environment = ["LANDKORT_OIDC_SECRET": "fra miljøet"]
        #expect(try OpenIDSettings(file: path, environment: environment).secret == "fra miljøet")
    }
}
