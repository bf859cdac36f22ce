import LandkortCore

/// What of a page is invented, where the campaign it is about is not.
struct SampleNotice {
    /// Nil where the page's own campaign is invented, for then all of it is.
    let sentence: String?

    /// Nil where nothing is invented.
    ///
    /// - Parameters:
    ///   - synthetic: invented campaigns that the page rests on.
    ///   - rows: the keys of the words for invented rows that it shows or counts.
    ///   - campaign: the page's own; nil where there is none.
    init?(_ synthetic: [CampaignID], rows: [String] = [], beside campaign: Campaign?, _ words: Words) {
        guard !synthetic.isEmpty || !rows.isEmpty else { return nil }
        guard campaign?.isSynthetic != true else {
            sentence = nil
            return
        }
        let names = synthetic.map(\.name).joined(separator: ", ")
        let campaigns =
            synthetic.isEmpty ? nil : words.plural("sampleBeside", synthetic.count, ["campaigns": names])
        let kinds = rows.map { words($0) }.joined(separator: ", ")
        let shown = rows.isEmpty ? nil : words("sampleRows", ["kinds": kinds])
        sentence = [campaigns, shown].compactMap(\.self).joined(separator: " ")
    }
}
