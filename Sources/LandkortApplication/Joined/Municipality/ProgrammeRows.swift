public import LandkortCore
import LandkortRegisters

/// The rows that a municipality's programme is told by.
struct ProgrammeRows {
    let projects: [Project]
    let pools: [Pool]
    let grants: [PoolGrant]
    let anchorings: [Anchoring]
    /// Common ones, and the municipality's own.
    let strategies: [Strategy]
    let focus: [FocusArea]
    let benefits: [Benefit]
    let cases: [PoliticalCase]
    let names: RowNames

    init(_ municipality: Feature.ID, _ source: RowSource) async throws {
        projects = try await source.rows(where: "kommunekode", is: municipality)
        pools = try await source.rows(where: "kommunekode", is: municipality)
        cases = try await source.rows(where: "kommunekode", is: municipality)
        grants = try await source.rows(of: pools) { $0.pool }
        anchorings = try await source.rows(of: projects) { $0.project }
        benefits = try await source.rows(of: projects) { $0.project }
        strategies = try await source.all().filter { $0.municipality == nil || $0.municipality == municipality }
        focus = try await source.rows(of: strategies) { $0.strategy }
        names = RowNames(
            registers: source.workspace.registers, of: try await source.features("kommune"),
            and: (projects as [any RegisterRow]) + strategies + focus)
    }

    /// The parts of strategies that a project contributes to, or is proposed to.
    func areas(of project: Project) -> [NamedRecord] {
        let ids = Set(anchorings.filter { $0.project == project.id }.compactMap(\.area))
        return focus.filter { ids.contains($0.id) }.danishSorted(by: \.title)
            .map { NamedRecord($0, names) }
    }

    func projects(in area: FocusArea, proposed: Bool) -> [NamedRecord] {
        let ids = Set(anchorings.filter { $0.area == area.id && $0.isProposed == proposed }.compactMap(\.project))
        return projects.filter { ids.contains($0.id) }.danishSorted(by: \.title)
            .map { NamedRecord($0, names) }
    }
}

extension Workspace {
    /// A municipality's digitalisation programme, as far as `reader` may see it.
    public func programme(of municipality: Territory.Area, reader: Reader) async throws -> Programme {
        Programme(try await ProgrammeRows(municipality.code, RowSource(workspace: self, reader: reader)))
    }

    /// The municipalities that have a project or a pool that `reader` may see, in Danish order.
    public func programmes(reader: Reader) async throws -> [Territory.Area] {
        let source = RowSource(workspace: self, reader: reader)
        let rows = try await source.features("indsats") + source.features("pulje")
        let territory = try await territory()
        return Set(rows.compactMap { $0["kommunekode"].string }).compactMap { territory.area($0) }
            .danishSorted(by: \.name)
    }
}
