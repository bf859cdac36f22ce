import Foundation

/// A number that `JSONSerialization` read.
///
/// It keeps a number of seventeen digits as a decimal, whose `doubleValue` is not always the nearest; its text is what
/// stood in the document.
public struct JSONNumber: Sendable, Hashable {
    /// The double nearest to what was written; exact for numbers of up to 38 digits.
    public let double: Double
    /// The number itself where it was written without a fraction and an `Int` can hold it.
    public let integer: Int?

    /// Nil for anything but a number: Foundation tells a flag from one by its type encoding `c` alone.
    public init?(_ value: Any) {
        guard let number = value as? NSNumber else { return nil }
        let text = number.description
        switch UInt8(bitPattern: number.objCType.pointee) {
        case UInt8(ascii: "c"): return nil
        case UInt8(ascii: "d"), UInt8(ascii: "f"): integer = nil
        default: integer = Int(text)
        }
        double = Double(text) ?? number.doubleValue
    }
}
