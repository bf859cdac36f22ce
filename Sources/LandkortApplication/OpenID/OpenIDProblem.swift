public import LandkortCore

/// Why somebody was not let in by what a provider of OpenID Connect says.
public enum OpenIDProblem: Problem {
    /// It does not answer, or not as one would; the text is for the log.
    case unavailable(String)
    /// The way back was not begun in this browser, was gone before, or took too long.
    case badReturn
    /// The provider itself let nobody in, with its word for why.
    case refused(String)
    /// What the provider, or somebody in its place, says cannot be trusted; the text is for the log.
    case untrusted(String)
    /// Signed in, and nothing here is for them; the text is for the log.
    case noRights(String)
    /// The account is shut out here.
    case blocked
    /// Nobody has said where browsers find this program.
    case noAddress

    /// `openid.` and the case, with hyphens.
    public var code: String {
        switch self {
        case .unavailable: "openid.unavailable"
        case .badReturn: "openid.bad-return"
        case .refused: "openid.refused"
        case .untrusted: "openid.untrusted"
        case .noRights: "openid.no-rights"
        case .blocked: "openid.blocked"
        case .noAddress: "openid.no-address"
        }
    }

    /// Another attempt may help, or somebody with more rights.
    public var kind: ProblemKind {
        switch self {
        case .unavailable, .noAddress: .unavailable
        case .badReturn, .refused, .untrusted, .noRights, .blocked: .forbidden
        }
    }

    /// What the log says beside the code; never a token or anybody's claims.
    var reason: String {
        switch self {
        case .unavailable(let text), .refused(let text), .untrusted(let text), .noRights(let text): text
        case .badReturn, .blocked, .noAddress: ""
        }
    }

    /// What happened, and what to do.
    public var message: Bilingual {
        switch self {
        case .unavailable:
            Bilingual(
                da: "Tjenesten, man logger ind hos, svarer ikke. Prøv igen om lidt, eller log ind med navn og kodeord.",
                en: "The service where one signs in does not answer. Try again in a while, or sign in with a name and "
                    + "a password.")
        case .badReturn:
            Bilingual(
                da: "Forsøget på at logge ind er for gammelt, brugt før eller begyndt i en anden browser. Prøv igen.",
                en: "The attempt to sign in is too old, was used before or began in another browser. Try again.")
        case .refused:
            Bilingual(
                da: "Tjenesten, man logger ind hos, sagde nej. Prøv igen, eller spørg dem, der driver den.",
                en: "The service where one signs in said no. Try again, or ask those who run it.")
        case .untrusted:
            Bilingual(
                da: "Svaret fra tjenesten, man logger ind hos, kan der ikke stoles på. Ingen er logget ind.",
                en: "The answer of the service where one signs in cannot be trusted. Nobody was signed in.")
        case .noRights:
            Bilingual(
                da: "Du loggede ind, men har ingen rolle her. Bed den, der giver adgang i din organisation, om en.",
                en: "You signed in, but have no role here. Ask whoever gives access in your organisation for one.")
        case .blocked:
            Bilingual(
                da: "Din konto er spærret her. Spørg en administrator.",
                en: "Your account is shut out here. Ask an administrator.")
        case .noAddress:
            Bilingual(
                da: "Serveren ved ikke, hvilken adresse den har. Skriv »adresse« i filen med OpenID Connect.",
                en: "The server does not know its address. Write “adresse” in the file of OpenID Connect.")
        }
    }
}
