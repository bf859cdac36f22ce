import LandkortCore

/// Which of the campaigns that a page rests on are invented, where the one it is about is not.
struct SampleNotice {
    /// Nil where the page's own campaign is invented, for then all of it is.
    let sentence: String?

    /// Nil where none is invented.
    init?(_ synthetic: [CampaignID], beside campaign: Campaign, _ words: Words) {
        guard !synthetic.isEmpty else { return nil }
        let names = synthetic.map(\.name).joined(separator: ", ")
        sentence = campaign.isSynthetic ? nil : words.plural("sampleBeside", synthetic.count, ["campaigns": names])
    }
}
