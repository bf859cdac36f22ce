import LandkortApplication
import LandkortCore

extension AnswerPage {
    /// More rows than this are dots.
    private static let mostBars = 20
    /// More rows than this stand in two columns where there is room.
    private static let mostInColumn = 30

    /// Bars for a few areas, dots for many, all on one scale.
    var chart: [String: Any]? {
        guard let shares = showing?.shares else { return nil }
        let language = words.language
        let most = shares.entries.map { max($0.now.percent, $0.before?.percent ?? 0) }.max() ?? 0
        let mark: ShareChart.Mark = shares.entries.count > Self.mostBars ? .dot : .bar
        let drawings = columns(of: shares.entries.map(row)).enumerated().map { place, rows in
            ShareChart(
                id: "diagram-\(place)", title: shares.title[language], description: shares.measure[language],
                rows: rows, end: niceCeiling(most), mark: mark
            ).markup.html
        }
        return [
            "title": shares.title[language], "note": shares.measure[language], "isWide": drawings.count > 1,
            "drawings": drawings.map { ["svg": $0] },
        ]
    }

    private func columns(of rows: [ShareChart.Row]) -> [[ShareChart.Row]] {
        guard rows.count > Self.mostInColumn else { return [rows] }
        let half = (rows.count + 1) / 2
        return [Array(rows[..<half]), Array(rows[half...])]
    }

    private func row(_ entry: Showing.Shares.Entry) -> ShareChart.Row {
        ShareChart.Row(
            name: entry.name, percent: entry.now.percent,
            text: words.numbers.share(entry.now.part, of: entry.now.whole), before: entry.before?.percent)
    }
}
