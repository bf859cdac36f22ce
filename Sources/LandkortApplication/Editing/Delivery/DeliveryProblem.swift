public import LandkortCore

/// Why a delivery is not taken.
public enum DeliveryProblem: Problem {
    /// No uuid in lower case.
    case badID(String)
    /// Somebody else's record has the id.
    case taken(Feature.ID)
    /// It was received with other content, which stands: what differs, as it was received.
    case differs(Feature.ID, [Bilingual])
    /// It was received, and the record was then taken out for good.
    case redacted(Feature.ID)
    /// A photo with a record that waits for review.
    case photoWaits(RegisterID)
    /// More than one file where one is taken.
    case tooManyFiles(most: Int)
    /// The same delivery is being received.
    case underWay(Feature.ID)

    /// `delivery.` and the case, with hyphens.
    public var code: String {
        switch self {
        case .badID: "delivery.bad-id"
        case .taken: "delivery.taken"
        case .differs: "delivery.differs"
        case .redacted: "delivery.redacted"
        case .photoWaits: "delivery.photo-waits"
        case .tooManyFiles: "delivery.too-many-files"
        case .underWay: "delivery.under-way"
        }
    }

    /// The sender's fault, or to be tried again.
    public var kind: ProblemKind {
        switch self {
        case .badID, .photoWaits, .tooManyFiles: .invalid
        case .taken, .differs, .redacted: .conflict
        case .underWay: .unavailable
        }
    }

    /// What to do.
    public var message: Bilingual {
        switch self {
        case .badID(let id):
            Bilingual(
                da: "Leverancens nummer »\(id)« er ikke et UUID med små bogstaver.",
                en: "The delivery’s number “\(id)” is not a UUID in lower case.")
        case .taken(let id):
            Bilingual(
                da: "Nummeret \(id) er en anden leverances. Udfyld skemaet igen.",
                en: "The number \(id) is another delivery’s. Fill in the form again.")
        case .differs(let id, let kept):
            Bilingual(
                da: "Leverancen \(id) er allerede modtaget med et andet indhold, og det står: "
                    + "\(kept.map(\.da).joined(separator: "; ")). Ret posten på dens egen side, og kassér denne.",
                en: "The delivery \(id) has been received already with other content, which stands: "
                    + "\(kept.map(\.en).joined(separator: "; ")). Edit the record on its own page, and discard this.")
        case .redacted(let id):
            Bilingual(
                da: "Leverancen \(id) er modtaget, og posten er siden slettet for altid. Kassér den.",
                en: "The delivery \(id) was received, and the record has since been taken out for good. Discard it.")
        case .photoWaits(let register): AttachmentProblem.needsReview(register).message
        case .tooManyFiles(let most):
            Bilingual(
                da: "Leverancen har flere filer, end der tages imod: højst \(most). Intet er gemt.",
                en: "The delivery has more files than are taken: at most \(most). Nothing was saved.")
        case .underWay(let id):
            Bilingual(
                da: "Leverancen \(id) modtages allerede. Prøv igen om lidt.",
                en: "The delivery \(id) is being received already. Try again in a while.")
        }
    }
}

extension DeliveryProblem {
    static let place = Bilingual(da: "et andet sted", en: "another place")
    static let photo = Bilingual(da: "et andet foto", en: "another photo")
}
