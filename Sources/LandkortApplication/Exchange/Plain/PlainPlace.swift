import LandkortCore

/// Takes two numbers for a place, where they are metres in or around Denmark.
struct PlainPlace {
    private let isRequired: Bool
    private let isMany: Bool
    /// Whether the register's places can be made of two numbers.
    private let isPoint: Bool

    init(_ register: Register) {
        isRequired = register.requiresGeometry
        isMany = register.geometry == .multiPoint
        isPoint = isMany || register.geometry == .point
    }

    /// Nil where the row is for others.
    func place(_ x: Slice<UnsafeRawBufferPointer>?, _ y: Slice<UnsafeRawBufferPointer>?) -> Geometry?? {
        guard let x, let y, !(x.isEmpty && y.isEmpty) else { return isRequired ? nil : .some(nil) }
        guard isPoint, let x = Self.metres(x), let y = Self.metres(y) else { return nil }
        let around = PlaceText.surroundings
        guard around.minX < x, x < around.maxX, around.minY < y, y < around.maxY else { return nil }
        let position = Position(x: x, y: y)
        return .some(isMany ? .multiPoint([position]) : .point(position))
    }

    /// Between which no marks stand that part thousands.
    private static func metres(_ cell: Slice<UnsafeRawBufferPointer>) -> Double? {
        PlainNumber.number(cell, isCommaSeparated: true)
    }
}
