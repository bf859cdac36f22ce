import LandkortCore

/// Numbers as the coverage file writes them: digits, a decimal comma, float noise behind it.
enum FieldNumber {
    /// Reads a number and keeps `decimals` of its decimals, rounded half up.
    ///
    /// - Returns: the number times ten to the power of `decimals`; 0 for an empty field.
    static func scaled(
        _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, decimals: Int
    ) throws(RowError.Reason) -> Int32 {
        var value: Int64 = 0
        var place = range.lowerBound
        while place < range.upperBound {
            let digit = bytes[place] &- 48
            guard digit < 10 else { break }
            value = value * 10 + Int64(digit)
            guard value <= Int64(Int32.max) else { throw .numberTooLarge }
            place += 1
        }
        guard place > range.lowerBound || range.isEmpty else { throw fault(bytes, range) }
        let fraction = try fraction(bytes, place..<range.upperBound, decimals: decimals)
        for _ in 0..<decimals { value *= 10 }
        guard let result = Int32(exactly: value + fraction) else { throw .numberTooLarge }
        return result
    }

    private static func fraction(
        _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, decimals: Int
    ) throws(RowError.Reason) -> Int64 {
        guard !range.isEmpty else {
            return 0
        }
        guard bytes[range.lowerBound] == UInt8(ascii: ","), range.count > 1 else { throw .notANumber }
        var value: Int64 = 0
        var rounding: Int64 = 0
        for (place, byte) in bytes[range.dropFirst()].enumerated() {
            let digit = byte &- 48
            guard digit < 10 else { throw .notANumber }
            if place < decimals { value = value * 10 + Int64(digit) }
            if place == decimals, digit >= 5 { rounding = 1 }
        }
        for _ in min(range.count - 1, decimals)..<decimals { value *= 10 }
        return value + rounding
    }

    private static func fault(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> RowError.Reason {
        guard bytes[range.lowerBound] == UInt8(ascii: "-"), range.count > 1 else { return .notANumber }
        return bytes[range.lowerBound + 1] &- 48 < 10 ? .negative : .notANumber
    }
}

extension RowError.Reason: Error {}
