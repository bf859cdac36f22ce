import LandkortApplication
import LandkortCore

/// The map of cells, as `part-map`, `map.js` and `map-cells.js` take it.
struct AreaMap {
    /// Upper limits of the classes in percent; they stay the same from campaign to campaign.
    private static let limits = [0.0, 2, 5, 20]
    /// A cell is unknown when at least this share of its addresses, in percent, is.
    private static let unknownShare = 50

    let choice: ViewChoice
    let words: Words
    /// EPSG:25832.
    let extent: Envelope
    /// Cells whose classes are counted in the legend while the map draws cells of their size; the last are counted
    /// until it does. None leaves the counts out.
    var cells: [CoverageCells] = []
    /// The area that tiles keep to.
    var within: String?
    /// Shows so much that a simplified coast is enough.
    var isWide = false
    /// Outlines of municipalities are drawn where the store has them.
    var hasOutlines = false
    var selected: String?
    var marker: Position?

    var context: [String: Any] {
        let demand = choice.demand
        let values = ["threshold": demand.named(words), "campaign": choice.campaign?.id.name ?? ""]
        var context: [String: Any] = [
            "title": words("mapTitle", values), "tiles": tiles, "figure": demand.missing,
            "unknown": demand.unknown ?? "",
            "unknownShare": Self.unknownShare, "palette": "need", "bounds": extent.bounds,
            "classes": "[" + Self.limits.map { String(Int($0)) }.joined(separator: ",") + "]",
            "coastline": isWide ? "/assets/coastline-low.geojson" : "/assets/coastline.geojson",
            "labelsUrl": "/steder.json",
            "figureLabel": words("mapFigure", ["threshold": demand.named(words) + " Mbit/s"]),
            "legendTitle": words("legendTitle", ["threshold": demand.named(words) + " Mbit/s"]), "legend": legend,
            "legendNote": legendNote(cells.last?.size), "legendNoteFar": legendNote(nil),
            "legendNotes": levels { legendNote($0.size) }, "selected": selected ?? "",
            "outlines": hasOutlines ? "/collections/kommune/tiles/WebMercatorQuad/{z}/{y}/{x}" : "",
        ]
        if let marker { context["marker"] = marker.degrees }
        return context
    }

    private var tiles: String {
        let path = "/collections/daekning-{celle}/tiles/WebMercatorQuad/{z}/{y}/{x}"
        return choice.data(path, within.map { [("inden_for", $0)] } ?? [])
    }

    /// What the note says while the map draws cells of `size`; nil is a size whose cells are not counted.
    private func legendNote(_ size: CellSize?) -> String {
        let isKnown = choice.demand.unknown == nil
        guard let size else {
            return words("legendNotCounted") + (isKnown ? "" : " " + words("legendNoteUnknown"))
        }
        return words(isKnown ? "legendNoteKnown" : "legendNote", ["size": size.title])
    }

    /// A text for each size that is counted, as `map-cells.js` finds it.
    private func levels(_ text: (CoverageCells) -> String) -> [[String: String]] {
        cells.map { ["size": $0.size.rawValue, "text": text($0)] }
    }

    private var legend: [[String: Any]] {
        let counts = Dictionary(uniqueKeysWithValues: cells.map { ($0.size, classCounts($0)) })
        let last = Self.limits.count
        let names =
            [words("legendZero")]
            + Self.limits.dropFirst().map { words("legendUpTo", ["limit": words.numbers.percent($0, decimals: 0)]) }
            + [words("legendOver", ["limit": words.numbers.percent(Self.limits[last - 1], decimals: 0)])]
        let unknown = choice.demand.unknown == nil ? [] : [words("legendUnknown")]
        return (names + unknown).enumerated().map { place, name in
            let levels = levels { cells in
                let count = counts[cells.size]?[place] ?? 0
                let text = words.numbers.count(count)
                return place == 0 ? words.plural("legendCells", count, ["count": text]) : text
            }
            return [
                "swatch": place > last ? "unknown-class" : "need-\(place)", "hatched": place > last, "label": name,
                "count": levels.last?["text"] ?? "", "levels": levels,
            ]
        }
    }

    /// Cells in each class, the unknown last; the rule is that of `map-cells.js`.
    private func classCounts(_ cells: CoverageCells) -> [Int] {
        let missing = CoverageCounts.names.firstIndex(of: choice.demand.missing) ?? 0
        let unknown = choice.demand.unknown.flatMap(CoverageCounts.names.firstIndex)
        var counts = [Int](repeating: 0, count: Self.limits.count + 2)
        for place in cells.cells.indices {
            let figures = cells[place]
            let addresses = max(1, figures.addresses)
            if let unknown, 100 * figures[unknown] >= Self.unknownShare * addresses {
                counts[Self.limits.count + 1] += 1
            } else {
                let share = 100 * Double(figures[missing]) / Double(addresses)
                counts[Self.limits.firstIndex { share <= $0 } ?? Self.limits.count] += 1
            }
        }
        return counts
    }
}

extension Envelope {
    /// West, south, east and north in degrees, of a box in EPSG:25832.
    var bounds: String {
        let box = ReferenceSystem.utm32.convert(self, to: .crs84)
        return [box.minX, box.minY, box.maxX, box.maxY].map(\.fourDecimals).joined(separator: ",")
    }
}

extension Position {
    /// Longitude and latitude of a position in EPSG:25832.
    var degrees: String {
        let position = ReferenceSystem.utm32.convert(self, to: .crs84)
        return "\(Double((position.x * 1e6).rounded() / 1e6)),\(Double((position.y * 1e6).rounded() / 1e6))"
    }
}

extension Double {
    /// Some ten metres, in degrees.
    fileprivate var fourDecimals: String { String((self * 1e4).rounded() / 1e4) }
}

extension Pages {
    /// The cells of the campaign and demand at hand; nil where the campaign has no address with a position there.
    ///
    /// - Parameter area: what tiles keep to; nil is all of the campaign.
    func map(of choice: ViewChoice, in area: Territory.Area?, _ words: Words) async throws -> [String: Any]? {
        guard let campaign = choice.campaign else { return nil }
        let isMunicipality = area?.kind == .municipality
        var cells: [CoverageCells] = []
        // So many small cells are counted for a municipality in a moment, for a region not.
        let smallest: [CellSize] = isMunicipality ? [.hundredMetres] : []
        for size in smallest + [.tenKilometres, .kilometre] {
            cells.append(try await workspace.cells(of: campaign, size: size, within: area?.code))
        }
        guard let extent = cells.last?.extent else { return nil }
        return AreaMap(
            choice: choice, words: words, extent: extent, cells: cells, within: area?.code,
            isWide: !isMunicipality, hasOutlines: try await hasOutlines(),
            selected: isMunicipality ? area?.code : nil
        ).context
    }

    /// Whether somebody has given the municipalities their shapes.
    func hasOutlines() async throws -> Bool {
        let anywhere = Envelope(minX: 0, minY: 0, maxX: 1_000_000, maxY: 10_000_000)
        let query = FeatureQuery(box: anywhere, limit: 1)
        return try await !workspace.features(in: "kommune", matching: query, reader: .anonymous).features.isEmpty
    }
}
