/// Numbers written as nearly all are: digits with a sign and one decimal mark.
///
/// What is longer or otherwise is nil and left to ``CellReading``, which reads the same value of what is not.
enum PlainNumber {
    /// So many digits are exact in a double, and so are the powers of ten that they may be divided by.
    private static let mostDigits = 15

    static func integer(_ bytes: Slice<UnsafeRawBufferPointer>) -> Int? {
        guard let (mantissa, decimals, isNegative) = parts(bytes), decimals == 0 else { return nil }
        return isNegative ? -mantissa : mantissa
    }

    /// The nearest number, as division of two exact ones rounds rightly.
    ///
    /// - Parameter isCommaSeparated: whether a point is the decimal mark without a doubt.
    static func number(_ bytes: Slice<UnsafeRawBufferPointer>, isCommaSeparated: Bool) -> Double? {
        guard let (mantissa, decimals, isNegative) = parts(bytes) else { return nil }
        let mark = UInt8(ascii: isCommaSeparated ? "," : ".")
        let isSure = decimals != 3 || !isInDoubt(isNegative ? bytes.dropFirst() : bytes, mark)
        guard isSure else { return nil }
        let size = Double(mantissa) / powers[decimals]
        return isNegative ? -size : size
    }

    /// Whether `mark` before three digits may stand between thousands, as ``WrittenNumber`` says.
    private static func isInDoubt(_ bytes: Slice<UnsafeRawBufferPointer>, _ mark: UInt8) -> Bool {
        bytes.count <= 7 && bytes[bytes.endIndex - 4] == mark && bytes.first != UInt8(ascii: "0")
    }

    private static func parts(
        _ bytes: Slice<UnsafeRawBufferPointer>
    ) -> (mantissa: Int, decimals: Int, isNegative: Bool)? {
        let isNegative = bytes.first == UInt8(ascii: "-")
        var (mantissa, digits, mark) = (0, 0, Int?.none)
        for byte in isNegative ? bytes.dropFirst() : bytes {
            let digit = byte &- UInt8(ascii: "0")
            if digit < 10 {
                mantissa = mantissa &* 10 &+ Int(digit)
                digits += 1
                guard digits <= mostDigits else { return nil }
            } else {
                guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: ","), mark == nil, digits > 0 else {
                    return nil
                }
                mark = digits
            }
        }
        let decimals = mark.map { digits - $0 } ?? 0
        guard digits > 0, mark == nil || decimals > 0 else { return nil }
        return (mantissa, decimals, isNegative)
    }

    private static let powers: [Double] = (0...mostDigits).map { decimals in
        (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    }
}
