import Hummingbird
import LandkortApplication
import LandkortCore

/// What an analysis found, as its page shows it: a sentence, a chart, a map, a table, files, and how to get the same.
struct AnswerPage {
    let process: AnalysisProcess
    let given: [String: String]
    let rows: [OutputRow]
    let showing: Showing?
    /// Around the addresses of each municipality that is a row, EPSG:25832.
    let extents: [String: Envelope]
    let territory: Territory
    /// Scheme and host.
    let base: String
    let words: Words

    /// More rows than this are in the files only.
    static let mostRows = 500

    private var language: Language { words.language }
    private var numbers: Numbers { words.numbers }

    var context: [String: Any] {
        var context: [String: Any] = [
            "table": table.context, "hasRows": !rows.isEmpty, "files": files, "command": command, "request": call,
        ]
        if let showing { context["finding"] = showing.finding[language] }
        if let chart { context["chart"] = chart }
        return context
    }

    /// The campaigns that were counted, and how people find the files behind them.
    var sources: [[String: Any]] { showing?.campaigns.flatMap { SourceList.files(of: $0, words) } ?? [] }

    static func query(_ given: [String: String], _ more: String = "") -> String {
        let pairs = given.sorted { $0.key < $1.key }.map { "\($0)=\($1.percentEncoded)" } + (more.isEmpty ? [] : [more])
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }
}

extension AnswerPage {
    private var table: DataTable {
        let (names, cells) = OutputRow.flat(rows)
        let numerals = names.indices.map { place in cells.contains { $0[place].isCount } }
        let shown = min(rows.count, Self.mostRows)
        var table = DataTable(
            id: "svar",
            caption: words("processRows", ["shown": numbers.count(shown), "count": numbers.count(rows.count)]),
            columns: zip(names, numerals).map { .init(label: title(of: $0), isNumber: $1) },
            isLinked: showing?.cells != nil)
        for (row, cells) in zip(rows, cells).prefix(shown) {
            let area = row.text(OutputRow.area)
            var shown = cells.map { Markup.text(text($0)) }
            if let area, let page = page(of: area) { shown[0] = .link(area, to: page) }
            table.add(shown, id: area, bounds: area.flatMap(bounds))
        }
        return table
    }

    /// The page of a row's area, as it is in the campaign that was counted; nil where it has none.
    private func page(of area: String) -> String? {
        guard let counted = showing?.cells else { return nil }
        let choice = ViewChoice(campaign: counted.campaign, demand: counted.demand, campaigns: [])
        if let cell = GridCell(code: area) {
            let within = counted.area.map { [("inden_for", $0.code)] } ?? []
            return choice.data("/collections/daekning-\(cell.size.rawValue)/items/\(cell.code)", within)
        }
        return territory.area(area).map(choice.area)
    }

    private func bounds(of area: String) -> String? {
        (GridCell(code: area)?.envelope ?? extents[area])?.bounds
    }

    /// The analysis's own word for a column, else that of the figure; of a class within a column, both.
    private func title(of column: String) -> String {
        if let own = process.columns[column] { return own[language] }
        let parts = column.split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2, let own = process.columns[parts[0]] else {
            return CoverageNames.title(column)[language]
        }
        return "\(own[language]) \(parts[1])"
    }

    private func text(_ value: OutputRow.Value) -> String {
        switch value {
        case .null, .counts: "–"
        case .text(let text): text
        case .count(let count): numbers.count(count)
        }
    }
}

extension AnswerPage {
    private var files: [[String: String]] {
        var formats = [("CSV", "csv"), ("JSON", "json")]
        if rows.contains(where: { $0.text(OutputRow.area).flatMap(GridCell.init(code:)) != nil }) {
            formats.append(("GeoJSON", "geojson"))
        }
        return formats.map { ["label": $0, "url": "/\(process.id)\(Self.query(given, "f=\($1)"))"] }
    }

    private var command: String {
        let flags = given.sorted { $0.key < $1.key }.map { " --input \($0)=\($1.shellQuoted)" }.joined()
        return "landkort run \(process.id)\(flags)"
    }

    private var call: String {
        let inputs = JSON.object(given.sorted { $0.key < $1.key }.map { JSON.Member(name: $0, value: .string($1)) })
        let body = JSON.object([JSON.Member(name: "inputs", value: inputs)])
        return "curl -X POST '\(base)/processes/\(process.id)/execution' -H 'Content-Type: application/json' "
            + "-d '\(String(decoding: body.bytes, as: UTF8.self).replacing("'", with: "'\\''"))'"
    }
}

extension OutputRow.Value {
    fileprivate var isCount: Bool { if case .count = self { true } else { false } }
}

extension String {
    /// As one word of a shell.
    fileprivate var shellQuoted: String {
        let isPlain = !isEmpty && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.:/".contains($0)) }
        return isPlain ? self : "'\(replacing("'", with: "'\\''"))'"
    }
}
