public import LandkortCore

/// Why a list was not saved under a name.
public enum ViewProblem: Problem {
    case noName
    /// An address with more characters than this.
    case tooLong(most: Int)
    case taken(String)
    /// It is gone, or somebody else's.
    case noView
    /// There is no authority to share with.
    case noAuthority

    /// `view.` and the case, with hyphens.
    public var code: String {
        switch self {
        case .noName: "view.no-name"
        case .tooLong: "view.too-long"
        case .taken: "view.taken"
        case .noView: "view.no-view"
        case .noAuthority: "view.no-authority"
        }
    }

    /// The name's fault, or what has happened to the view.
    public var kind: ProblemKind {
        switch self {
        case .noName, .noAuthority, .tooLong: .invalid
        case .taken: .conflict
        case .noView: .notFound
        }
    }

    /// What to do.
    public var message: Bilingual {
        switch self {
        case .noName:
            Bilingual(
                da: "Visningen skal have et navn på højst \(Accounts.longestViewName) tegn.",
                en: "The view needs a name of at most \(Accounts.longestViewName) characters.")
        case .tooLong(let most):
            Bilingual(
                da: "Listens adresse er for lang til at gemme: den må have \(most) tegn. Fjern noget af filteret.",
                en: "The list’s address is too long to keep: it may have \(most) characters. Shorten the filter.")
        case .taken(let name):
            Bilingual(
                da: "Du har allerede en visning, der hedder »\(name)«. Vælg et andet navn.",
                en: "You have a view called “\(name)” already. Choose another name.")
        case .noView:
            Bilingual(
                da: "Visningen er der ikke mere, eller den er en andens.",
                en: "The view is no longer there, or it is somebody else’s.")
        case .noAuthority:
            Bilingual(
                da: "Din konto hører ikke til en myndighed, så der er ingen at dele med.",
                en: "Your account belongs to no authority, so there is nobody to share with.")
        }
    }
}
