public import LandkortCore

/// Whole campaigns, by people who have signed in.
extension Editing {
    /// Imports a coverage file into a campaign, or tries to; a project leader's holds the partnership's municipalities
    /// alone.
    ///
    /// - Parameters:
    ///   - work: what to import, and how, as ``newCampaignImport(_:)`` begins it.
    ///   - progress: told, from any thread, the share that is read, 0 to 1.
    /// - Throws: ``AccessProblem/mayNotImportCampaigns``, ``AccessProblem/notOwnMunicipalities(_:)``; else as
    ///   ``CampaignImport/run(_:into:progress:)``; `CancellationError` where the task was cancelled, the store then
    ///   being unchanged.
    public func importCampaign(
        _ path: String, _ work: CampaignImport, by author: Author, progress: @escaping @Sendable (Double) -> Void
    ) async throws -> CampaignSummary {
        let subject = "\(work.id.name) (\(work.id.kind.rawValue))"
        let store = workspace.store
        func run() async throws -> CampaignSummary {
            try checkImportingCampaigns(by: author)
            var work = work
            if author.reader.role != .administrator { work.municipalities = author.reader.municipalities }
            return try await work.run(path, into: { store }, progress: progress)
        }
        guard !work.isTrial else { return try await run() }
        return try await noting(.change, author.name, subject, telling: { $0.rows.counted("adresse", "adresser") }, run)
    }

    /// Removes a campaign, whoever brought it.
    ///
    /// - Throws: ``AccessProblem/mayNotRemoveCampaigns``, ``ProcessProblem/unknownCampaign(_:known:)``, ``StoreProblem``.
    public func removeCampaign(_ id: CampaignID, by author: Author) async throws {
        try await noting(.change, author.name, "\(id.name) (\(id.kind.rawValue))", telling: { _ in "fjernet" }) {
            guard author.reader.mayRemoveCampaigns else { throw AccessProblem.mayNotRemoveCampaigns }
            try await workspace.removeCampaign(id)
        }
    }

    /// What an import of a campaign takes its place from: this program's threads and the time now.
    public func newCampaignImport(_ id: CampaignID) -> CampaignImport {
        CampaignImport(id: id, threads: workspace.threads, now: accounts.moment())
    }

    /// - Throws: ``AccessProblem/mayNotImportCampaigns``.
    public func checkImportingCampaigns(by author: Author) throws(AccessProblem) {
        guard author.reader.mayImportCampaigns else { throw .mayNotImportCampaigns }
    }
}

extension Reader {
    /// Whether it may bring what its municipalities, or for an administrator all, read of their coverage.
    public var mayImportCampaigns: Bool { role >= .projectLeader && registers == nil }
    /// Whether it may take from everybody what was known of their coverage.
    public var mayRemoveCampaigns: Bool { role == .administrator && registers == nil }
}
