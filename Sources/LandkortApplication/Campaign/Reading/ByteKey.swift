/// A byte string to look up in a ``ByteDictionary``: where it lies, and its hash.
///
/// Valid as long as the memory it was made from.
struct ByteKey: BitwiseCopyable {
    let start: UnsafeRawPointer
    let length: Int
    let hash: UInt32
    /// The bytes behind the last whole eight, and zeros.
    let rest: UInt64

    /// The bytes from `start` to the next `ending`, which is not part of them.
    ///
    /// The caller sees to it that there is one, with seven bytes more behind it.
    @inline(__always)
    init(from start: UnsafeRawPointer, to ending: UInt8) {
        var place = start
        var state = Self.seed
        while true {
            let bytes = EightBytes(at: place)
            if let count = bytes.first(ending) {
                self.init(start, length: place - start + count, state, rest: bytes.prefix(count))
                return
            }
            state = Self.mixed(state ^ bytes.word)
            place += 8
        }
    }

    /// - Parameter bytes: at least one; not a byte outside them is read.
    init(_ bytes: UnsafeRawBufferPointer) {
        var state = Self.seed
        var place = 0
        while place + 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            state = Self.mixed(state ^ word)
            place += 8
        }
        var rest: UInt64 = 0
        for (shift, byte) in bytes[place...].enumerated() { rest |= UInt64(byte) << UInt64(shift * 8) }
        // Of no bytes none is ever read.
        let start = bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 8)!
        self.init(start, length: bytes.count, state, rest: rest)
    }

    @inline(__always)
    private init(_ start: UnsafeRawPointer, length: Int, _ state: UInt64, rest: UInt64) {
        self.start = start
        self.length = length
        self.rest = rest
        let last = Self.mixed(state ^ rest ^ UInt64(truncatingIfNeeded: length) << 56)
        hash = UInt32(truncatingIfNeeded: last ^ last >> 32)
    }

    private static var seed: UInt64 { 0x9E37_79B9_7F4A_7C15 }

    @inline(__always)
    private static func mixed(_ word: UInt64) -> UInt64 {
        let product = word.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return product.high ^ product.low
    }
}
