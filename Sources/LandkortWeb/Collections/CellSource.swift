import LandkortApplication
import LandkortCore

/// The square-grid cells of one size that have addresses, with their counts, as a collection.
struct CellSource: FeatureSource {
    let size: CellSize
    let choice: CampaignChoice

    var id: String { "daekning-\(size.rawValue)" }
    var title: Bilingual {
        Bilingual(da: "Dækning, celler på \(size.title)", en: "Coverage, cells of \(size.title)")
    }
    var description: Bilingual {
        Bilingual(
            da: "Det Danske Kvadratnets celler på \(size.title) med antal adresser, dækkede, udækkede og ukendte.",
            en: "Cells of \(size.title) in the Danish square grid with addresses covered, not covered and unknown.")
    }
    var group: String { "kortlaegninger" }
    var geometry: GeometryKind? { .polygon }
    var identifier: String { "omraade" }
    var label: [String] { ["omraade"] }
    var listColumns: [String] {
        ["omraade", "adresser", "daekket_100_30", "udaekket_100_30", "ukendt_100_30", "fiber"]
    }
    var parameters: [String] { CampaignChoice.parameters + ["inden_for"] }

    var fields: [Field] {
        [Field(name: "omraade", title: CoverageNames.cell, required: true, isIdentifier: true)]
            + CoverageNames.all.map { Field(name: $0, title: CoverageNames.title($0), type: .integer, required: true) }
    }

    private func cells(_ query: SourceQuery) async throws -> CoverageCells? {
        guard let campaign = try await campaign(query) else { return nil }
        return try await choice.workspace.cells(of: campaign, size: size, within: query.own["inden_for"])
    }

    private func places(_ query: SourceQuery, in cells: CoverageCells) async throws -> [Int] {
        let filter = try filter(of: query)
        let boxed = query.features.box.map { box in
            cells.places(in: box).filter { query.features.holds(cells.cells[$0].polygon) }
        }
        let all = boxed ?? filter?.envelope.map { cells.places(in: $0) } ?? Array(cells.cells.indices)
        guard let filter else { return all }
        return try await choice.workspace.chosen(all) { filter.holds(for: feature(cells, $0)) }
    }

    func count(_ query: SourceQuery) async throws -> Int {
        guard let cells = try await cells(query) else { return 0 }
        return try await places(query, in: cells).count
    }

    func page(_ query: SourceQuery) async throws -> FeaturePage {
        guard let cells = try await cells(query) else { return FeaturePage(features: [], next: nil) }
        let cursor = try cursor(query)
        let after = try await places(query, in: cells).drop { place in cursor.map { cells.cells[place] <= $0 } ?? false
        }
        let shown = after.prefix(query.features.limit)
        return FeaturePage(
            features: shown.map { feature(cells, $0) },
            next: shown.count < after.count ? shown.last.map { cells.cells[$0].code } : nil)
    }

    /// The last cell of the page before.
    private func cursor(_ query: SourceQuery) throws(RequestProblem) -> GridCell? {
        guard let text = query.features.after else { return nil }
        guard let cell = GridCell(code: text), cell.size == size else {
            throw .badParameter("cursor", value: text, allowed: ["rel=next"])
        }
        return cell
    }

    func feature(_ id: String, _ query: SourceQuery) async throws -> Feature {
        guard let cell = GridCell(code: id), cell.size == size, let cells = try await cells(query),
            let place = cells.place(of: cell)
        else { throw RequestProblem.noSuchPage("/collections/\(self.id)/items/\(id)") }
        return feature(cells, place)
    }

    private func feature(_ cells: CoverageCells, _ place: Int) -> Feature {
        let cell = cells.cells[place]
        var feature = Feature(id: cell.code, values: ["omraade": .string(cell.code)], geometry: cell.polygon)
        for (name, count) in zip(CoverageNames.all, CoverageNames.counts(cells[place])) {
            feature[name] = .integer(count)
        }
        return feature
    }

    func behind(_ field: Field, of feature: Feature, _ query: SourceQuery) -> String? {
        guard case .integer(1...) = feature[field.name] else { return nil }
        let figure = CoverageCounts.names.contains(field.name) ? [(AddressSource.figure, field.name)] : []
        let kept = parameters.compactMap { name in query.own[name].map { (name, $0) } }
        let query = (kept + [(AddressSource.cell, feature.id)] + figure)
            .map { "\($0.0)=\($0.1.percentEncoded)" }.joined(separator: "&")
        return "/collections/adresse/items?\(query)"
    }

    func extent(_ query: SourceQuery) async throws -> Envelope? { try await cells(query)?.extent }

    func isSynthetic(_ query: SourceQuery) async throws -> Bool { try await campaign(query)?.isSynthetic ?? false }

    func campaign(_ query: SourceQuery) async throws -> Campaign? { try await choice.campaignIfAny(query.own) }

    func layer(of tile: VectorTile, _ window: TileWindow, _ query: SourceQuery) async throws -> VectorLayer {
        var layer = tile.layer(id)
        guard let cells = try await cells(query) else { return layer }
        let filter = try filter(of: query)
        for place in cells.places(in: window.box) where filter?.holds(for: feature(cells, place)) ?? true {
            let cell = cells.cells[place]
            let counts = zip(CoverageNames.all, CoverageNames.counts(cells[place]))
            let tags = [layer.tag("omraade", .string(cell.code))] + counts.map { layer.tag($0, .integer(Int64($1))) }
            layer.add(id: cell.key, cell, tags: tags)
        }
        return layer
    }
}

extension CellSize {
    var title: String {
        switch self {
        case .tenKilometres: "10 km"
        case .kilometre: "1 km"
        case .hundredMetres: "100 m"
        }
    }
}
