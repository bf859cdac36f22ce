import LandkortCore
import LandkortStore

/// Finds addresses of a draft that another municipality of the same campaign has already: an address lies in one.
///
/// Within one file that is ``DuplicateCheck``'s; this is for the parts a campaign is put together of.
struct HeldAddresses: Sendable {
    /// By the key of a part, which is never used again: those of the draft's addresses that it has.
    private var held: [Int: Set<AddressID>] = [:]

    private let reading: CampaignReading

    /// O(rows of the file + rows of the campaign); nothing is read where the campaign is new.
    init(_ reading: CampaignReading, in campaign: Campaign?, _ store: any Store) async throws {
        self.reading = reading
        guard let campaign, !campaign.parts.isEmpty else { return }
        var own: Set<AddressID> = []
        reading.forEachRow { own.insert($0.id) }
        for part in campaign.parts {
            held[part.key] = own.intersection(try await store.part(part, columns: [.ids]).ids)
        }
    }

    /// The rows of the file that are in one of `parts`, in order of line; at most 1,000.
    func errors(in parts: [Campaign.Part]) -> [RowError] {
        var names: [AddressID: String] = [:]
        for part in parts { for id in held[part.key] ?? [] { names[id] = part.name } }
        guard !names.isEmpty else { return [] }
        var errors: [RowError] = []
        reading.forEachRow { row in
            guard let name = names[row.id] else { return }
            errors.append(
                RowError(
                    line: reading.line(of: row), column: CampaignField.id.heading, value: row.id.text,
                    reason: .held(municipality: Bilingual(municipality: name))))
        }
        return Array(errors.sorted { $0.line < $1.line }.prefix(CampaignRows.keptErrors))
    }
}

extension CampaignReading {
    fileprivate func forEachRow(_ body: (CampaignRow) -> Void) {
        for share in shares {
            for municipality in 0..<share.buckets.municipalities {
                share.buckets.forEachChunk(of: municipality) { rows in for row in rows { body(row) } }
            }
        }
    }
}
