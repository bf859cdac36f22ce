extension [UInt8] {
    private static let powers: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]

    /// Writes `number` as JSON with at most `decimals` (0 to 9) decimals, rounded half away from zero, without
    /// trailing zeros; never `-0`. Numbers that are not finite become `null`, those of 19 digits and more are
    /// written as Swift does.
    public mutating func append(decimal number: Double, decimals: Int) {
        let scale = Self.powers[Swift.min(Swift.max(decimals, 0), Self.powers.count - 1)]
        let scaled = (number * scale).rounded()
        guard abs(scaled) < 1e18 else {
            append(contentsOf: (number.isFinite ? "\(number)" : "null").utf8)
            return
        }
        if scaled < 0 { append(UInt8(ascii: "-")) }
        let (whole, fraction) = UInt64(abs(scaled)).quotientAndRemainder(dividingBy: UInt64(scale))
        append(digits: whole, atLeast: 1)
        appendFraction(fraction, decimals: decimals)
    }

    private mutating func appendFraction(_ fraction: UInt64, decimals: Int) {
        guard fraction > 0 else { return }
        var (fraction, decimals) = (fraction, decimals)
        while fraction.isMultiple(of: 10) {
            fraction /= 10
            decimals -= 1
        }
        append(UInt8(ascii: "."))
        append(digits: fraction, atLeast: decimals)
    }

    /// `number` in decimal, with leading zeros up to `width`, at most twenty digits.
    mutating func append(digits number: UInt64, atLeast width: Int = 1) {
        withUnsafeTemporaryAllocation(byteCount: 20, alignment: 1) { digits in
            var (rest, start) = (number, 20)
            repeat {
                start -= 1
                digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0
            while 20 - start < width {
                start -= 1
                digits[start] = UInt8(ascii: "0")
            }
            append(contentsOf: UnsafeRawBufferPointer(rebasing: digits[start...]))
        }
    }
}
