import Foundation
import LandkortCore
import Testing

@testable import LandkortWeb

@Suite("charts")
struct ChartTests {
    /// The numbers of an attribute, in the order of the drawing.
    private func numbers(_ name: String, of tag: String, in svg: String) -> [Double] {
        let pattern = try? NSRegularExpression(pattern: "<\(tag) [^>]*\\b\(name)=\"([0-9.]+)%?\"")
        let range = NSRange(svg.startIndex..., in: svg)
        return pattern?.matches(in: svg, range: range).compactMap { match in
            Range(match.range(at: 1), in: svg).flatMap { Double(svg[$0]) }
        } ?? []
    }

    private func bars(_ shares: [Double], end: Double, before: Double? = nil, name: String = "Læsø") -> String {
        let rows = shares.map { ShareChart.Row(name: name, percent: $0, text: "\($0) %", before: before) }
        return ShareChart(id: "d", title: "T", description: "B", rows: rows, end: end).markup.html
    }

    @Test("bars begin at zero, and one twice as large is twice as long")
    func zero() {
        let widths = numbers("width", of: "rect", in: bars([0, 10, 20, 40], end: 50))
        #expect(widths[0] == 0)
        #expect(abs(widths[2] - 2 * widths[1]) < 0.11 && abs(widths[3] - 4 * widths[1]) < 0.21)
        #expect(Set(numbers("x", of: "rect", in: bars([0, 10, 20, 40], end: 50))).count == 1)
    }

    @Test("what lies beyond the scale stays within the drawing")
    func beyond() {
        let svg = bars([500], end: 50, before: 900)
        let ends = numbers("width", of: "rect", in: svg).map { $0 + 22 } + numbers("x1", of: "line", in: svg)
        #expect(ends.allSatisfy { $0 <= 82.1 })
    }

    @Test("is a picture with a title and a description, and whatever is named in it is escaped")
    func escaped() throws {
        let svg = bars([1], end: 2, name: "<script>\"&'")
        #expect(svg.contains("role=\"img\" aria-labelledby=\"d-title d-desc\""))
        #expect(svg.contains("<title id=\"d-title\">T</title><desc id=\"d-desc\">B</desc>"))
        #expect(svg.contains("&lt;script&gt;&quot;&amp;&#39;") && !svg.contains("<script"))
        #expect(!svg.contains("style="))
    }

    @Test("long names stand above their bars, so that nothing is drawn across them")
    func stacked() {
        let short = numbers("x", of: "rect", in: bars([1], end: 2))
        let long = numbers("x", of: "rect", in: bars([1], end: 2, name: "Digital Taskforce i Region Sjælland"))
        #expect(short == [22] && long == [0])
    }

    @Test("a line goes from zero: half as much is half as high")
    func line() {
        let points = [("2024", 0.0), ("2025", 5), ("2026", 10)].map {
            LineChart.Point(label: $0.0, amount: $0.1, text: "\($0.1)")
        }
        let svg = LineChart(id: "l", title: "T", points: points).markup.html
        let base = numbers("y1", of: "line", in: svg)[0]
        let heights = numbers("cy", of: "circle", in: svg).map { base - $0 }
        #expect(heights[0] == 0 && abs(heights[2] - 2 * heights[1]) <= 1)
        #expect(svg.contains("<desc id=\"l-desc\">2024: 0.0, 2025: 5.0, 2026: 10.0</desc>"))
    }

    @Test("a line of nothing lies on zero")
    func nothing() {
        let points = ["2025", "2026"].map { LineChart.Point(label: $0, amount: 0, text: "0") }
        let svg = LineChart(id: "l", title: "T", points: points, size: .small).markup.html
        #expect(Set(numbers("cy", of: "circle", in: svg)).count == 1 && !svg.contains("nan"))
    }

    @Test("the ends of a small line are words of the page, which break where a drawing's overprint each other")
    func ends() {
        let points = [("2024", "9"), ("2025", "8"), ("2026 <a>", "3.495")].map {
            LineChart.Point(label: $0.0, amount: 1, text: $0.1)
        }
        let html = LineChart(id: "l", title: "T", points: points, size: .small).markup.html
        #expect(html.contains("<span>2024: 9</span><span>2026 &lt;a&gt;: 3.495</span>") && !html.contains("<text"))
    }
}
