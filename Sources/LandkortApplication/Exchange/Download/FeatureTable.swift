public import LandkortCore
import LandkortStore

/// Features of any collection as comma-separated text for programs: UTF-8 without a mark, points in numbers.
public struct FeatureTable {
    /// Of its answers.
    public static let mediaType = "text/csv; charset=utf-8; header=present"

    private let lines: TextLines

    /// - Parameters:
    ///   - isSpatial: with the place as well-known text in the column `geometri`.
    ///   - system: what that is in, in the order of its axes.
    public init(_ fields: [Field], isSpatial: Bool, in system: ReferenceSystem) {
        let place = { (geometry: Geometry) in
            geometry.converted(from: .utm32, to: system).wellKnownText(decimals: system.decimals)
        }
        lines = TextLines(fields, place: isSpatial ? place : nil, isInternational: true)
    }

    /// The heading and a line for each feature. O(features).
    public func bytes(_ features: [Feature]) -> [UInt8] {
        features.reduce(into: lines.heading) { $0 += lines.line($1) }
    }
}
