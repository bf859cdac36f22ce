extension GeometryLiteral {
    /// As well-known text, or `BBOX(…)`.
    var text: String {
        switch self {
        case .box(let numbers): "BBOX(\(numbers.map(FilterExpression.text).joined(separator: ", ")))"
        case .collection(let members): "GEOMETRYCOLLECTION (\(members.map(\.text).joined(separator: ", ")))"
        case .single(let kind, let coordinates):
            kind.ogcName + (coordinates.dimensions == 3 ? " Z " : " ") + coordinates.text(of: kind)
        }
    }
}

extension GeometryLiteral.Coordinates {
    fileprivate func text(of kind: GeometryKind) -> String {
        switch (self, kind) {
        case (.list(let parts), .multiPoint): "(\(parts.map { $0.text(of: .point) }.joined(separator: ", ")))"
        case (.position, .point): "(\(text))"
        default: text
        }
    }

    private var text: String {
        switch self {
        case .position(let numbers): numbers.map(FilterExpression.text).joined(separator: " ")
        case .list(let parts): "(\(parts.map(\.text).joined(separator: ", ")))"
        }
    }
}
