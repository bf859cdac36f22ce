import Foundation
public import LandkortCore
import LandkortRegisters
public import LandkortStore
import Synchronization

/// Reads a national coverage file into a store, all of it or nothing.
public struct CampaignImport: Sendable {
    /// The campaign to make or to add to.
    public var id: CampaignID
    /// Allows a file that is not the whole country.
    public var isPartial = false
    /// Replaces the municipalities that the campaign already has; a whole country replaces the campaign.
    public var replaces = false
    /// Checks the file and what the store would answer, and writes nothing.
    public var isTrial = false
    /// The codes of the municipalities that it may hold; nil is all, and those without a code.
    public var municipalities: Set<String>?
    /// Marks the whole campaign as invented.
    public var isSynthetic = false
    /// What the store calls the file; nil is its own name.
    public var fileName: String?
    /// How many read and sort, ≥ 1; each holds a block of 5 MB.
    public var threads: Int
    /// UTC, `2026-11-20T10:00:00Z`.
    public var now: String

    /// A national campaign has over two million rows; fewer than this is taken for a mistake.
    public static let fewestRows = 100_000

    /// `now` is the caller's clock: an import knows no time of its own.
    public init(id: CampaignID, threads: Int, now: String) {
        self.id = id
        self.threads = threads
        self.now = now
    }

    /// Imports the file at `path`.
    ///
    /// - Parameter open: opens the store, or makes it, once the file is known to be good.
    /// - Parameter progress: told, from any thread, the share that is read, 0 to 1.
    /// - Throws: ``CampaignProblem`` for the name and the file, ``AccessProblem/notOwnMunicipalities(_:)``,
    ///   ``StoreProblem`` for the store; the store is then unchanged.
    /// - Complexity: O(n log n); about 100 bytes of memory a row.
    public func run(
        _ path: String, into open: @Sendable () async throws -> any Store,
        progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws -> CampaignSummary {
        if let flaw = CampaignName.flaw(of: id.name) { throw CampaignProblem.badName(id.name, flaw) }
        let file = try CampaignFile(path: path)
        let read = Mutex(0)
        let reading = try CampaignReading(file, threads: threads) { bytes in
            let done = read.withLock { total in
                total += bytes
                return total
            }
            progress(Double(done) / Double(max(file.size, 1)))
        }
        guard isPartial || reading.count >= Self.fewestRows else {
            throw CampaignProblem.tooFewRows(file: file.name, rows: reading.count)
        }
        let repeated = DuplicateCheck(reading).errors(threads: threads)
        guard repeated.isEmpty else {
            throw CampaignProblem.rows(file: file.name, errors: repeated, count: repeated.count, rows: repeated.count)
        }
        try Task.checkCancellation()
        let supply = PartSupply(CampaignAssembly(reading), threads: threads)
        let store = try await open()
        let draft = try await draft(of: supply, reading, fileName ?? file.name, store)
        try checkMunicipalities(of: draft)
        let outcome = try await save(draft, reading, file.name, in: store)
        return CampaignSummary(draft, supply.allFacts(), endsOpen: reading.endsOpen, outcome: outcome)
    }

    private func checkMunicipalities(of draft: CampaignDraft) throws(AccessProblem) {
        guard let own = municipalities else { return }
        let others = draft.parts.filter { part in !(part.municipality.map(own.contains) ?? false) }
        guard others.isEmpty else { throw .notOwnMunicipalities(others.map(\.name)) }
    }

    private func draft(
        of supply: PartSupply, _ reading: CampaignReading, _ name: String, _ store: any Store
    ) async throws -> CampaignDraft {
        let page = try await store.features(in: "kommune", matching: FeatureQuery(), reader: .administrator)
        let municipalities = Municipalities(page.features)
        let assembly = supply.assembly
        return CampaignDraft(
            id: id, isPartial: isPartial, isSynthetic: isSynthetic,
            source: Campaign.Source(fileName: name, digest: reading.digest, rows: reading.count, imported: now),
            parts: assembly.names.enumerated().map { place, name in
                CampaignDraft.Part(
                    name: name, municipality: municipalities.code(of: name), count: assembly.count(of: place)
                ) { supply.take(place) }
            })
    }

    private func save(
        _ draft: CampaignDraft, _ reading: CampaignReading, _ file: String, in store: any Store
    ) async throws -> CampaignSummary.Outcome {
        let existing = try await store.campaigns().first { $0.id == id }
        let known = try await KnownFile(draft, in: existing, store)
        let held = try await HeldAddresses(reading, in: isPartial ? existing : nil, store)
        try Task.checkCancellation()
        let decide: @Sendable (Campaign?) throws -> CampaignDecision = { campaign in
            let decision = try decision(draft, campaign, known)
            guard case .add(let removed) = decision else { return decision }
            let staying = (campaign?.parts ?? []).filter { !removed.contains($0.key) }
            let errors = held.errors(in: staying)
            guard errors.isEmpty else {
                throw CampaignProblem.rows(file: file, errors: errors, count: errors.count, rows: errors.count)
            }
            return decision
        }
        guard !isTrial else { return try decide(existing) == .leave ? .unchanged : .tried }
        return try await store.save(draft, deciding: decide) ? .stored : .unchanged
    }

    private func decision(
        _ draft: CampaignDraft, _ existing: Campaign?, _ same: KnownFile
    ) throws(CampaignProblem) -> CampaignDecision {
        guard let existing else { return .add(removing: []) }
        if same.isHeld(by: existing, draft) { return .leave }
        let overlap = isPartial ? draft.overlap(with: existing) : existing.parts
        guard existing.isSynthetic == isSynthetic || overlap.count == existing.parts.count else {
            throw .mixesSample(campaign: id, isSample: existing.isSynthetic)
        }
        guard replaces || overlap.isEmpty else {
            throw .overlaps(campaign: id, municipalities: overlap.map(\.name))
        }
        return .add(removing: overlap.map(\.key))
    }
}
