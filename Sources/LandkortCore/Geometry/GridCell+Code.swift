extension GridCell: LosslessStringConvertible {
    /// Such as `10km_622_57`.
    public var code: String {
        let digits = size.northingDigits
        return "\(size.rawValue)_\(Self.padded(north, to: digits))_\(Self.padded(east, to: digits - 1))"
    }

    /// The ``code``.
    public var description: String { code }

    /// The cell named by `code`, nil unless it is written exactly so: known size, all digits, nothing else.
    public init?(code: String) {
        let parts = code.utf8.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
        guard parts.count == 3, let size = CellSize(rawValue: String(Substring(parts[0]))),
            let north = Self.number(parts[1], digits: size.northingDigits),
            let east = Self.number(parts[2], digits: size.northingDigits - 1)
        else { return nil }
        self.init(size, north: north, east: east)
    }

    /// As ``init(code:)``.
    public init?(_ description: String) { self.init(code: description) }

    private static func padded(_ number: Int32, to digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }

    private static func number(_ text: Substring.UTF8View, digits: Int) -> Int? {
        guard text.count == digits else { return nil }
        var number = 0
        for byte in text {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return number
    }
}
