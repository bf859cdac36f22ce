/// Why somebody may not do what they asked.
public enum AccessProblem: Problem {
    case mayNotWrite(RegisterID, least: Role)
    /// The record is, or would become, another authority's.
    case notOwn(RegisterID)
    case hiddenField(RegisterID, String)
    /// Whole files are for those who may write every record at once.
    case mayNotImport(RegisterID)
    /// A campaign is everyone's, so only those who answer for several municipalities change one.
    case mayNotImportCampaigns
    /// The file has addresses in these municipalities, by name, that the importer does not answer for.
    case notOwnMunicipalities([String])
    /// Campaigns are every municipality's, and who removes one takes it from all.
    case mayNotRemoveCampaigns
    /// Nobody has said who asks for a change.
    case notSignedIn
    /// Unknown name or wrong password: never which.
    case wrongSignIn
    case tooManyAttempts(seconds: Int)
    /// Unknown, expired or revoked: never which.
    case badToken
    /// A form that this server did not give this browser.
    case badForm
    case noAccounts
    case noAccount(String)
    case nameTaken(String)
    case badName(String)
    case weakPassword(least: Int)
    /// Nothing but spaces, and other characters that nobody sees.
    case blankPassword
    /// A new password was not the same when it was written again.
    case differentPasswords
    case badRole(String)
    case badAuthority(String)
    case badTime(String)
    case noToken(Int)
    /// A token cannot be for a register that there is not.
    case badRegister(String)
    case noReview(Int)
    case mayNotReview(Int)
    /// Only its author takes a change back.
    case mayNotWithdraw(Int)
    /// Nobody would be left who could make accounts.
    case lastAdministrator(String)
    /// An administrator's own password is made by nobody but by who knows the old one.
    case ownPassword
    /// Its password and its rights are a provider's.
    case fromOutside(String)
    /// For administrators alone.
    case notAdministrator
    case badAuditKey(String)
    /// The file of the key that the log was written with is not there.
    case noAuditKey(String)
    /// It is done, and the log cannot tell of it.
    case notLogged(String)

    /// `access.` and the case, with hyphens.
    public var code: String {
        switch self {
        case .mayNotWrite: "access.may-not-write"
        case .notOwn: "access.not-own"
        case .hiddenField: "access.hidden-field"
        case .mayNotImport: "access.may-not-import"
        case .mayNotImportCampaigns: "access.may-not-import-campaigns"
        case .notOwnMunicipalities: "access.not-own-municipalities"
        case .mayNotRemoveCampaigns: "access.may-not-remove-campaigns"
        case .notSignedIn: "access.not-signed-in"
        case .wrongSignIn: "access.wrong-sign-in"
        case .tooManyAttempts: "access.too-many-attempts"
        case .badToken: "access.bad-token"
        case .badForm: "access.bad-form"
        case .noAccounts: "access.no-accounts"
        case .noAccount: "access.no-account"
        case .nameTaken: "access.name-taken"
        case .badName: "access.bad-name"
        case .weakPassword: "access.weak-password"
        case .blankPassword: "access.blank-password"
        case .differentPasswords: "access.different-passwords"
        case .badRole: "access.bad-role"
        case .badAuthority: "access.bad-authority"
        case .badTime: "access.bad-time"
        case .noToken: "access.no-token"
        case .badRegister: "access.bad-register"
        case .noReview: "access.no-review"
        case .mayNotReview: "access.may-not-review"
        case .mayNotWithdraw: "access.may-not-withdraw"
        case .lastAdministrator: "access.last-administrator"
        case .ownPassword: "access.own-password"
        case .fromOutside: "access.from-outside"
        case .notAdministrator: "access.not-administrator"
        case .badAuditKey: "access.bad-audit-key"
        case .noAuditKey: "access.no-audit-key"
        case .notLogged: "access.not-logged"
        }
    }

    /// Who is not known is asked to sign in; who is known and may not is refused.
    public var kind: ProblemKind {
        switch self {
        case .mayNotWrite, .notOwn, .hiddenField, .mayNotImport, .mayNotImportCampaigns, .mayNotRemoveCampaigns,
            .notOwnMunicipalities, .badForm, .mayNotReview, .mayNotWithdraw,
            .notAdministrator:
            .forbidden
        case .notSignedIn, .wrongSignIn, .badToken: .unauthenticated
        case .tooManyAttempts: .unavailable
        case .noAccounts, .noAccount, .noToken, .noReview, .noAuditKey: .notFound
        case .nameTaken, .lastAdministrator, .ownPassword, .fromOutside: .conflict
        case .badName, .weakPassword, .blankPassword, .differentPasswords, .badRole, .badAuthority, .badTime,
            .badRegister, .badAuditKey:
            .invalid
        case .notLogged: .defect
        }
    }

    /// Attempts are let in again after a while.
    public var patience: Int? {
        if case .tooManyAttempts(let seconds) = self { seconds } else { nil }
    }
}
