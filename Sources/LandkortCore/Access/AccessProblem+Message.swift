extension AccessProblem {
    /// What was refused and, where a person can do something, what.
    public var message: Bilingual {
        switch self {
        case .mayNotWrite(let register, let least):
            Bilingual(
                da: "Du må ikke ændre i registret \(register); det kræver rollen \(least.rawValue). Intet er ændret.",
                en: "You may not change the register \(register); that takes the role \(least.rawValue). Nothing was "
                    + "changed.")
        case .notOwn(let register):
            Bilingual(
                da: "Posten i registret \(register) hører til en anden myndighed end din. Intet er ændret.",
                en: "The record in the register \(register) belongs to another authority than yours. Nothing was "
                    + "changed.")
        case .mayNotRemoveCampaigns:
            Bilingual(
                da: "Kun en administrator kan fjerne en kortlægning. Bed en om det.",
                en: "Only an administrator can remove a mapping. Ask one to.")
        case .mayNotImportCampaigns:
            Bilingual(
                da: "En kortlægning kan kun indlæses af en projektleder eller en administrator. Intet er ændret.",
                en: "Only a project leader or an administrator can import a campaign. Nothing was changed.")
        case .notOwnMunicipalities(let names):
            Bilingual(
                da: "Filen har adresser i kommuner uden for dit partnerskab: \(Self.few(names, in: .da)). "
                    + "Intet er ændret. Send kun partnerskabets egne kommuner; hele landet indlæses af en administrator.",
                en: "The file has addresses in municipalities outside your partnership: \(Self.few(names, in: .en)). "
                    + "Nothing was changed. Send the partnership's own municipalities only; an administrator imports "
                    + "the whole country.")
        case .mayNotImport(let register):
            Bilingual(
                da: """
                    En hel fil kan kun indlæses i registret \(register) af den, der må rette alle dets poster og felter, \
                    og hvis rettelser ikke venter på andre. Intet er ændret.
                    """,
                en: """
                    Only whoever may change every record and field of the register \(register), and whose changes wait \
                    for nobody, can import a whole file. Nothing was changed.
                    """)
        case .hiddenField(let register, let field):
            Bilingual(
                da: "Du må ikke ændre feltet \(field) i registret \(register). Intet er ændret.",
                en: "You may not change the field \(field) in the register \(register). Nothing was changed.")
        case .notSignedIn:
            Bilingual(
                da: "Det er kun for den, der er logget ind. Log ind, eller send en adgangsnøgle.",
                en: "That is only for those who have signed in. Sign in, or send a token.")
        case .wrongSignIn:
            Bilingual(
                da: "Navn eller kodeord er forkert. Prøv igen.", en: "The name or the password is wrong. Try again.")
        case .tooManyAttempts(let seconds):
            Bilingual(
                da: "Der er prøvet for mange gange. Vent "
                    + "\(Self.time(seconds, ("sekund", "sekunder"), ("minut", "minutter"))), og prøv igen.",
                en: "There were too many attempts. Wait "
                    + "\(Self.time(seconds, ("second", "seconds"), ("minute", "minutes"))) and try again.")
        case .badToken:
            Bilingual(
                da: "Nøglen gælder ikke. Få en ny af den, der driver lageret.",
                en: "The token is not valid. Get a new one from whoever runs the store.")
        case .badForm:
            Bilingual(
                da: "Formularen er for gammel eller kommer et andet sted fra. Hent siden igen, og send den på ny.",
                en: "The form is too old or comes from elsewhere. Fetch the page again and send it anew.")
        case .notLogged(let line):
            Bilingual(
                da: "Det er gjort, men det kunne ikke skrives i loggen: \(line). Gør det ikke igen; skriv det ned.",
                en: "It is done, but it could not be written in the log: \(line). Do not do it again; write it down.")
        case .noAccounts:
            Bilingual(
                da: "Lageret har ingen konti. Lav en med »landkort user add«, og start serveren igen.",
                en: "The store has no accounts. Make one with “landkort user add” and start the server again.")
        case .noAccount(let name): Bilingual(da: "Der er ingen konto \(name).", en: "There is no account \(name).")
        case .nameTaken(let name):
            Bilingual(da: "Der er allerede en konto \(name).", en: "There is already an account \(name).")
        case .badName(let name):
            Bilingual(
                da: "»\(name)« kan ikke være et navn: brug 1 til 64 bogstaver, cifre og . _ - @",
                en: "“\(name)” cannot be a name: use 1 to 64 letters, digits and . _ - @")
        case .differentPasswords:
            Bilingual(
                da: "De to kodeord er ikke ens. Skriv det samme to gange.",
                en: "The two passwords differ. Write the same one twice.")
        case .weakPassword(let least):
            Bilingual(
                da: "Kodeordet er for kort: brug mindst \(least) tegn.",
                en: "The password is too short: use at least \(least) characters.")
        case .blankPassword:
            Bilingual(
                da: "Kodeordet er kun mellemrum. Brug også bogstaver, tal eller tegn.",
                en: "The password is only spaces. Use letters, digits or signs too.")
        case .badRole(let role):
            Bilingual(
                da: "»\(role)« er ingen rolle her. Brug myndighed, tovholder, projektleder eller administrator.",
                en: "“\(role)” is no role here. Use myndighed, tovholder, projektleder or administrator.")
        case .badAuthority(let text):
            Bilingual(
                da: "»\(text)« er hverken et CVR-nummer på otte cifre eller en kommune i registret.",
                en: "“\(text)” is neither a CVR number of eight digits nor a municipality in the register.")
        case .badTime(let text):
            Bilingual(da: "»\(text)« er ikke 1 til 3650 dage.", en: "“\(text)” is not 1 to 3650 days.")
        case .noToken(let id): Bilingual(da: "Der er ingen nøgle \(id).", en: "There is no token \(id).")
        case .badRegister(let name):
            Bilingual(da: "Der er intet register »\(name)«.", en: "There is no register “\(name)”.")
        case .noReview(let id):
            Bilingual(
                da: "Ændring \(id) venter ikke på gennemsyn: den er afgjort eller trukket tilbage, eller den har "
                    + "aldrig været der. Hent listen over det, der venter.",
                en: "Change \(id) is not waiting for review: it was decided on or withdrawn, or it never was there. "
                    + "Fetch the list of what is waiting.")
        case .mayNotReview(let id):
            Bilingual(
                da: "Du må ikke afgøre ændring \(id): det skal en anden med ret til posten gøre.",
                en: "You may not decide on change \(id): somebody else with a right to the record has to.")
        case .mayNotWithdraw(let id):
            Bilingual(
                da: "Kun den, der sendte ændring \(id), kan trække den tilbage.",
                en: "Only whoever sent change \(id) can withdraw it.")
        case .lastAdministrator(let name):
            Bilingual(
                da: "»\(name)« er den sidste administrator. Gør først en anden til administrator.",
                en: "“\(name)” is the last administrator. Make somebody else administrator first.")
        case .ownPassword:
            Bilingual(
                da: "Dit eget kodeord skifter du på siden Min konto, hvor du skriver det gamle. Intet er ændret.",
                en: "Change your own password on the page My account, where you give the old one. Nothing was changed.")
        case .fromOutside(let name):
            Bilingual(
                da: "»\(name)« logger ind et andet sted, som afgør rolle, myndighed og kodeord. Ret det dér.",
                en: "“\(name)” signs in elsewhere, where role, authority and password are decided. Change them there.")
        case .notAdministrator:
            Bilingual(da: "Siden er for administratorer.", en: "The page is for administrators.")
        case .badAuditKey(let place):
            Bilingual(
                da: "Revisionsnøglen i \(place) kan ikke bruges: den skal være på mindst 32 tegn og kunne læses.",
                en: "The audit key in \(place) cannot be used: it must have at least 32 characters and be readable.")
        case .noAuditKey(let place):
            Bilingual(
                da:
                    "Nøglen til revisionsloggen mangler: \(place). Læg filen tilbage, eller sig med LANDKORT_AUDIT_KEY_FILE, "
                    + "hvor den er. Er den tabt, så læg en ny tekst på mindst 32 tegn der: de linjer, der er, kan så ikke "
                    + "efterprøves mere.",
                en:
                    "The key of the audit log is missing: \(place). Put the file back, or say with LANDKORT_AUDIT_KEY_FILE "
                    + "where it is. If it is lost, put a new text of at least 32 characters there: the lines there are "
                    + "can then no longer be checked.")
        }
    }

    private static func few(_ names: [String], in language: Language) -> String {
        let told = names.prefix(10).map { Bilingual(municipality: $0)[language] }
        return told.joined(separator: ", ") + (names.count > 10 ? " … (\(names.count))" : "")
    }

    /// More than a minute is told in minutes, rounded up so that nobody comes too early.
    private static func time(
        _ seconds: Int, _ small: (one: String, many: String), _ large: (one: String, many: String)
    ) -> String {
        seconds <= 60
            ? seconds.counted(small.one, small.many) : ((seconds + 59) / 60).counted(large.one, large.many)
    }
}
