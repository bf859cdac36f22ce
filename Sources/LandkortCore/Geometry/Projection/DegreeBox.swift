/// A box that was drawn in CRS84 as it lies in EPSG:25832, where its edges bend.
public struct DegreeBox: Sendable {
    /// Holds the box wholly.
    public let around: Envelope
    /// Lies wholly in the box; nil where the box is too narrow for one.
    public let within: Envelope?

    /// - Parameter box: longitudes and latitudes where the projection holds, see ``UTM32``. O(1).
    public init(_ box: Envelope) {
        let slack = Self.bend(of: box)
        around = ReferenceSystem.crs84.convert(box, to: .utm32).expanded(by: slack)
        let corners = box.ring.dropLast().map { ReferenceSystem.crs84.convert($0, to: .utm32) }
        let whole = Self.bend(of: box, steps: 1)
        let inner = Envelope(
            minX: max(corners[0].x, corners[3].x) + whole, minY: max(corners[0].y, corners[1].y) + whole,
            maxX: min(corners[1].x, corners[2].x) - whole, maxY: min(corners[2].y, corners[3].y) - whole)
        within = inner.minX <= inner.maxX && inner.minY <= inner.maxY ? inner : nil
    }

    /// More metres than a parallel or a meridian bends by between two of the points that an edge is converted by. Over
    /// one radian a parallel at 45° bends by R/16, over a part of it by the square of that part; meridians bend less.
    private static func bend(of box: Envelope, steps: Double = 9) -> Double {
        let step = max(box.width, box.height) / steps * .pi / 180
        return 1 + 6_400_000 / 8 * step * step
    }
}
