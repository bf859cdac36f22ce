extension Field {
    /// Whether its numbers need not be whole.
    public var isDecimal: Bool { type == .number }
}

extension JSON {
    /// Appends a field's value for clients that guess what a column holds from its first values.
    ///
    /// A whole number is written `36.0` where the field is a decimal one: GDAL takes a column that begins with `36` for
    /// whole numbers, and cuts what stands behind the point of those that follow.
    public static func append(_ value: RowValue, isDecimal: Bool, to bytes: inout [UInt8]) {
        guard isDecimal, case .value(let value) = value else { return append(value, to: &bytes) }
        append(value, isDecimal: true, to: &bytes)
    }

    /// The same of a value in memory.
    public static func append(_ value: LandkortCore.Value, isDecimal: Bool, to bytes: inout [UInt8]) {
        guard isDecimal else { return append(value, to: &bytes) }
        switch value {
        case .integer(let number): bytes += "\(number).0".utf8
        case .number(let number) where number.isFinite: bytes += number.description.utf8
        case .array(let values):
            append(values, "[", "]", to: &bytes) { append($0, isDecimal: true, to: &$1) }
        case .null, .string, .number, .boolean: append(value, to: &bytes)
        }
    }
}
