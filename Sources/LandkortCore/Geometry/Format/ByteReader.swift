/// Reads numbers one after the other out of bytes that may lie: every step is checked and throws, none traps.
struct ByteReader {
    private let bytes: UnsafeRawBufferPointer
    private var offset = 0
    private var isLittleEndian = true

    /// Over bytes that stay where they are for as long as it reads.
    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// Calls `body` with a reader over `bytes`, copied only when they do not lie together in memory.
    static func reading<Answer>(
        _ bytes: some Collection<UInt8>, _ body: (inout ByteReader) throws(GeometryProblem) -> Answer
    ) throws(GeometryProblem) -> Answer {
        func read(_ buffer: UnsafeBufferPointer<UInt8>) -> Result<Answer, GeometryProblem> {
            var reader = ByteReader(UnsafeRawBufferPointer(buffer))
            return Result { () throws(GeometryProblem) in try body(&reader) }
        }
        let answer = bytes.withContiguousStorageIfAvailable(read) ?? Array(bytes).withUnsafeBufferPointer(read)
        return try answer.get()
    }

    var remaining: Int { bytes.count - offset }

    /// Takes the byte that says how the following numbers are written: 1 is little-endian.
    mutating func readByteOrder() throws(GeometryProblem) {
        let order = try uint8()
        guard order <= 1 else { throw .unknownByteOrder(order) }
        use(littleEndian: order == 1)
    }

    mutating func use(littleEndian: Bool) { isLittleEndian = littleEndian }

    mutating func uint8() throws(GeometryProblem) -> UInt8 { try number() }
    mutating func uint32() throws(GeometryProblem) -> UInt32 { try number() }
    mutating func double() throws(GeometryProblem) -> Double { Double(bitPattern: try number()) }

    mutating func skip(_ count: Int) throws(GeometryProblem) {
        guard count <= remaining else { throw .truncated(offset: bytes.count) }
        offset += count
    }

    /// A number of things of at least `size` bytes each, refused when the rest could not hold so many.
    mutating func count(ofAtLeast size: Int) throws(GeometryProblem) -> Int {
        let count = Int(try uint32())
        guard count <= remaining / size else { throw .truncated(offset: bytes.count) }
        return count
    }

    @inline(__always)
    private mutating func number<Number: FixedWidthInteger & BitwiseCopyable>() throws(GeometryProblem) -> Number {
        let size = MemoryLayout<Number>.size
        guard size <= remaining else { throw .truncated(offset: bytes.count) }
        let raw = bytes.loadUnaligned(fromByteOffset: offset, as: Number.self)
        offset += size
        return isLittleEndian ? Number(littleEndian: raw) : Number(bigEndian: raw)
    }
}
