import LandkortCore
import LandkortStore

/// Tells whether a campaign holds the file that a draft comes from already.
///
/// By the file's digest; where the campaign has a file of as many rows whose digest another build made in another way,
/// by its content: every part of the draft is there, column by column the same.
struct KnownFile: Sendable {
    /// The keys of parts that are the draft's; a key is never used again, so that this stays true.
    private var sameParts: Set<Int> = []

    /// Compares columns only where digests cannot be compared, and only up to the first that differs.
    init(_ draft: CampaignDraft, in campaign: Campaign?, _ store: any Store) async throws {
        guard let campaign, !Self.holdsDigest(of: draft, campaign) else { return }
        let isInDoubt = campaign.sources.contains { source in
            !FileDigest.isKnown(source.digest) && source.rows == draft.source.rows && source.held == source.rows
        }
        guard isInDoubt else { return }
        for part in draft.parts {
            guard let stored = campaign.parts.first(where: { $0.name == part.name && $0.count == part.count }),
                try await store.part(stored, columns: Set(CampaignColumn.allCases)) == part.columns()
            else { return }
            sameParts.insert(stored.key)
        }
    }

    /// Whether `campaign`, as it is now, has all of the draft's rows from the same file.
    func isHeld(by campaign: Campaign, _ draft: CampaignDraft) -> Bool {
        Self.holdsDigest(of: draft, campaign)
            || sameParts.count == draft.parts.count && sameParts.isSubset(of: campaign.parts.map(\.key))
    }

    private static func holdsDigest(of draft: CampaignDraft, _ campaign: Campaign) -> Bool {
        campaign.sources.contains { $0.digest == draft.source.digest && $0.held == $0.rows }
    }
}
