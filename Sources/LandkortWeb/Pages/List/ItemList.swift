import Hummingbird
import LandkortCore

/// What a page of items shows.
struct ItemList {
    var page = FeaturePage(features: [], next: nil)
    /// How many match, on all pages.
    var count = 0
    let items: ItemsRequest
    let source: any FeatureSource
    let question: ListQuestion
    /// What the reader has kept of this list; nil for whoever has not signed in.
    var views: ViewList?

    var path: String { "/collections/\(source.id)/items" }
    var isFirst: Bool { items.query.features.after == nil }

    /// Whether the table leaves room for a map at its side on a screen of common size; else the map lies above it.
    var fitsBesideMap: Bool { columns.count <= 6 }

    /// The values that the request filters by, as if they were a record.
    var filtered: Feature {
        var feature = Feature(id: "", values: [:])
        for field in source.fields {
            feature[field.name] = items.query.own[field.name].map(field.value(fromCell:)) ?? .null
        }
        return feature
    }

    /// The values that the filter's rows compare with, as if they were records'.
    var compared: [Feature] {
        (question.filter?.rows ?? []).compactMap(\.clause).map { clause in
            Feature(id: "", values: [clause.field: .array(clause.values.map(\.value))])
        }
    }

    var isFiltered: Bool {
        let query = items.query.features
        guard query.box == nil, query.words == nil, query.moment == nil, query.filter == nil else { return true }
        return items.query.own.keys.contains { !CampaignChoice.parameters.contains($0) }
    }

    /// Whether the rows can be ticked, to be changed together.
    var isBulk = false

    /// The item's page, of the same campaign.
    func address(of feature: Feature) -> String {
        let address = ValueText.address(of: feature.id, in: source.id)
        let kept = CampaignChoice.parameters.compactMap { name in
            items.query.own[name].map { "\(name)=\($0.percentEncoded)" }
        }
        return kept.isEmpty || !source.parameters.contains(CampaignChoice.parameters[0])
            ? address : address + "?" + kept.joined(separator: "&")
    }
}

extension ItemList {
    /// The fields that the list shows, in order.
    var columns: [Field] {
        if let chosen = items.columns, !chosen.isEmpty { return chosen }
        let listed = source.listColumns.compactMap { name in source.fields.first { $0.name == name } }
        guard let colour, !listed.contains(where: { $0.name == colour.field.name }) else { return listed }
        return listed + [colour.field]
    }

    /// How the map is coloured, which the list says too; nil where there is no map or it has one colour.
    var colour: MapColours? {
        guard source.geometry != nil else { return nil }
        return source.colourField.flatMap(MapColours.init)
    }

    /// What a column's heading leads to; nil where the collection has one order only.
    func sorting(by field: Field, _ request: Request) -> PageTable.Sorting? {
        guard source.sortable.contains(where: { $0.name == field.name }) else { return nil }
        let isSorted = sortedColumn == field.name
        let isDescending = items.query.features.order?.isDescending ?? false
        let descends = isSorted ? !isDescending : field.isNumeric
        let query = Pages.address("", request.uri.query, setting: "cursor", to: nil).drop { $0 == "?" }
        let url = Pages.address(path, String(query), setting: "sortby", to: (descends ? "-" : "") + field.name)
        return PageTable.Sorting(url: url, isDescending: isSorted ? isDescending : nil)
    }

    /// The field that the rows are in the order of; by what they are called, that is the first of the label.
    private var sortedColumn: String? {
        switch items.query.features.order?.key {
        case .field(let name): name
        case .label: source.label.first
        case nil: nil
        }
    }
}
