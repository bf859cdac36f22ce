import Foundation

/// Ids that follow one another, so that an index of them grows at one end.
struct SerialID {
    private let head: [UInt8]
    private let first: UInt64

    static let length = 36

    /// - Parameter id: a uuid, the first of them.
    init(_ id: String) {
        head = Array(id.utf8.prefix(24))
        first = UInt64(id.suffix(12), radix: 16) ?? 0
    }

    func text(_ place: Int) -> String {
        String(unsafeUninitializedCapacity: Self.length) { buffer in
            write(place, to: buffer.baseAddress!)
            return Self.length
        }
    }

    func write(_ place: Int, to text: UnsafeMutablePointer<UInt8>) {
        for index in 0..<24 { text[index] = head[index] }
        var rest = first &+ UInt64(place)
        for index in stride(from: 35, through: 24, by: -1) {
            let digit = UInt8(truncatingIfNeeded: rest & 15)
            text[index] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit
            rest >>= 4
        }
    }

    static func isID(_ text: String) -> Bool { text.utf8.count == length && UUID(uuidString: text) != nil }
}
