public import LandkortCore

/// Why the file with a provider of OpenID Connect cannot be used; what YAML itself can show is ``RegisterProblem``.
public enum OpenIDSettingsProblem: Problem {
    case unreadable(String)
    /// An address that somebody on the way could read along with, or that is none.
    case insecure(String, SourcePlace)
    /// An issuer with a query or a fragment: nothing can lie below it.
    case notIssuer(String, SourcePlace)
    /// A rule gives a partnership that is not in the store.
    case unknownPartnership(String, SourcePlace, known: [String])
    /// The file that should have the client's secret has none.
    case noSecret(String)

    /// `openid-settings.` and the case, with hyphens.
    public var code: String {
        switch self {
        case .unreadable: "openid-settings.unreadable"
        case .insecure: "openid-settings.insecure"
        case .notIssuer: "openid-settings.not-issuer"
        case .unknownPartnership: "openid-settings.unknown-partnership"
        case .noSecret: "openid-settings.no-secret"
        }
    }

    /// Whoever wrote the file has to mend it.
    public var kind: ProblemKind { .invalid }

    /// What to write instead.
    public var message: Bilingual {
        switch self {
        case .unreadable(let path):
            Bilingual(
                da: "\(path) kan ikke læses. Kontrollér navnet, og at du må læse filen.",
                en: "\(path) cannot be read. Check its name, and that you may read it.")
        case .insecure(let text, let place):
            Bilingual(
                da: "\(place): »\(text)« er ikke en adresse med https. Uden det kan andre læse med.\n\(place.excerpt)",
                en: "\(place): “\(text)” is no address with https. Without it others can read along.\n\(place.excerpt)")
        case .notIssuer(let text, let place):
            Bilingual(
                da: "\(place): »\(text)« kan ikke være en udsteder: dens adresse har hverken ? eller #.\n"
                    + place.excerpt,
                en: "\(place): “\(text)” cannot be an issuer: its address has neither ? nor #.\n\(place.excerpt)")
        case .unknownPartnership(let code, let place, let known):
            Bilingual(
                da: "\(place): der er intet partnerskab »\(code)«. Der er: \(known.joined(separator: ", ")).\n"
                    + place.excerpt,
                en: "\(place): there is no partnership “\(code)”. There are: \(known.joined(separator: ", ")).\n"
                    + place.excerpt)
        case .noSecret(let path):
            Bilingual(
                da: "\(path) har ingen hemmelighed. Læg den dér, eller sæt LANDKORT_OIDC_SECRET.",
                en: "\(path) has no secret. Put it there, or set LANDKORT_OIDC_SECRET.")
        }
    }
}
