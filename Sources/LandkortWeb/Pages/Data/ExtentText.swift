import Foundation
import LandkortCore

/// Places and extents as people read them.
struct ExtentText: Sendable {
    let language: Language

    /// From edge to edge in degrees: `8,22–11,20° Ø, 56,55–57,75° N`.
    func callAsFunction(_ extent: Envelope) -> String {
        let degrees = ReferenceSystem.utm32.convert(extent, to: .crs84)
        return "\(range(degrees.minX, degrees.maxX))° \(east), \(range(degrees.minY, degrees.maxY))° N"
    }

    /// `57,1234° N, 10,1234° Ø`.
    func degrees(_ position: Position) -> String {
        let degrees = ReferenceSystem.utm32.convert(position, to: .crs84)
        return "\(number(degrees.y, 5))° N, \(number(degrees.x, 5))° \(east)"
    }

    /// `558.214, 6.383.901`, whole metres of EPSG:25832.
    func metres(_ position: Position) -> String {
        let numbers = Numbers(language: language)
        return "\(numbers.count(Int(position.x.rounded()))), \(numbers.count(Int(position.y.rounded())))"
    }

    private var east: String { language == .da ? "Ø" : "E" }

    private func range(_ from: Double, _ to: Double) -> String {
        let ends = (number(from, 2), number(to, 2))
        return ends.0 == ends.1 ? ends.0 : "\(ends.0)–\(ends.1)"
    }

    private func number(_ value: Double, _ decimals: Int) -> String {
        Numbers(language: language).decimal(value, decimals: decimals)
    }
}
