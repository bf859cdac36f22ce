import LandkortCore

/// What a campaign may be called: it stands in addresses, in headings and in names of files.
public enum CampaignName {
    /// Characters as a reader counts them.
    public static let longest = 100

    /// Why a name will not do.
    public enum Flaw: Sendable, Equatable {
        case empty
        case tooLong
        /// A space before or after, which nobody sees.
        case spaceAround
        case slash
        /// A line end or another character that does not show.
        case invisible
    }

    /// The first flaw of `name`, nil for a good one.
    public static func flaw(of name: String) -> Flaw? {
        if name.allSatisfy(\.isWhitespace) { return .empty }
        if name.unicodeScalars.contains(where: PrintableText.isInvisible) { return .invisible }
        if name.contains("/") || name.contains("\\") { return .slash }
        if name.first?.isWhitespace == true || name.last?.isWhitespace == true { return .spaceAround }
        return name.count > longest ? .tooLong : nil
    }
}

extension CampaignName.Flaw {
    /// What is wrong with it.
    var text: Bilingual {
        switch self {
        case .empty: Bilingual(da: "er tomt", en: "is empty")
        case .tooLong:
            Bilingual(
                da: "er på over \(CampaignName.longest) tegn", en: "has over \(CampaignName.longest) characters")
        case .spaceAround: Bilingual(da: "begynder eller slutter med mellemrum", en: "begins or ends with a space")
        case .slash: Bilingual(da: "indeholder en skråstreg", en: "holds a slash")
        case .invisible: Bilingual(da: "indeholder et usynligt tegn", en: "holds a character that does not show")
        }
    }
}
