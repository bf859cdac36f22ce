import LandkortCore

/// A record as the comparison with `linkml-validate` writes it; see `docs/reference/sammenligning.md`.
struct ComparisonForm {
    let register: Register

    /// One JSON object on one line, as UTF-8.
    func line(_ feature: Feature) -> [UInt8] {
        var bytes: [UInt8] = []
        let filled = register.withDefaults(feature)
        for (name, value) in filled.values.sorted(by: { $0.key < $1.key }) where !value.isNull {
            bytes.append(UInt8(ascii: bytes.isEmpty ? "{" : ","))
            bytes.appendJSON(name)
            bytes.append(UInt8(ascii: ":"))
            let isTime = register[name]?.type == .time
            append(isTime ? Self.inUTC(value) : value, to: &bytes)
        }
        return (bytes.isEmpty ? [UInt8(ascii: "{")] : bytes) + "}\n".utf8
    }

    /// JSON Schema's `time` has a zone; a time of day of ours is of no zone.
    private static func inUTC(_ value: Value) -> Value {
        switch value {
        case .string(let text): .string(text + "Z")
        case .array(let items): .array(items.map(inUTC))
        default: value
        }
    }

    /// A number with a fraction keeps its point, also where the fraction is nought.
    private func append(_ value: Value, to bytes: inout [UInt8]) {
        switch value {
        case .number(let number): bytes += String(number).utf8
        case .array(let items):
            bytes.append(UInt8(ascii: "["))
            for (place, item) in items.enumerated() {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                append(item, to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        default: JSON(value).append(to: &bytes)
        }
    }
}
