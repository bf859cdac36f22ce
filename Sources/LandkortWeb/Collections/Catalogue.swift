import LandkortApplication
import LandkortCore

/// Every collection there is.
struct Catalogue: Sendable {
    let sources: [any FeatureSource]

    init(_ workspace: Workspace) {
        let choice = CampaignChoice(workspace: workspace)
        sources =
            workspace.registers.map { RegisterSource(register: $0, workspace: workspace) }
            + CellSize.allCases.map { CellSource(size: $0, choice: choice) } + [AddressSource(choice: choice)]
    }

    /// - Throws: ``RequestProblem/unknownCollection(_:)``.
    func source(_ id: String) throws(RequestProblem) -> any FeatureSource {
        guard let source = sources.first(where: { $0.id == id }) else { throw .unknownCollection(id) }
        return source
    }
}
