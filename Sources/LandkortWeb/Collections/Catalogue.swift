import Foundation
import LandkortApplication
import LandkortCore

/// Every collection there is.
struct Catalogue: Sendable {
    private let workspace: Workspace
    private let ofCampaigns: [any FeatureSource]

    init(_ workspace: Workspace) {
        self.workspace = workspace
        let choice = CampaignChoice(workspace: workspace)
        ofCampaigns = CellSize.allCases.map { CellSource(size: $0, choice: choice) } + [AddressSource(choice: choice)]
    }

    /// Those that `reader` may see something of.
    func sources(for reader: Reader) -> [any FeatureSource] {
        let data = data(for: reader)
        return data + [RecordSource(described: data)]
    }

    private func data(for reader: Reader) -> [any FeatureSource] {
        workspace.registers.compactMap { RegisterSource(register: $0, workspace: workspace, reader: reader) }
            + ofCampaigns
    }

    /// - Throws: ``RequestProblem/unknownCollection(_:)``, also for one that `reader` may see nothing of.
    func source(_ id: String, for reader: Reader) throws(RequestProblem) -> any FeatureSource {
        let id = id.removingPercentEncoding ?? id
        let register = workspace.registers.first { $0.id.rawValue == id }
            .flatMap { RegisterSource(register: $0, workspace: workspace, reader: reader) }
        if let source = register ?? ofCampaigns.first(where: { $0.id == id }) { return source }
        let records = RecordSource(described: data(for: reader))
        guard id == records.id else { throw .unknownCollection(id) }
        return records
    }
}
