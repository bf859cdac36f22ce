import CZlib
import LandkortCore

/// Writes a zip archive (APPNOTE 6.3), one member after the other; a member's size is filled in when it ends.
final class ZipWriter {
    private struct Member {
        var name: [UInt8]
        var offset: Int
        var checksum: UInt32 = 0
        var packed = 0
        var size = 0

        /// Checksum and sizes, as both headers have them.
        var sums: [UInt8] { checksum.bytes + UInt32(packed).bytes + UInt32(size).bytes }
    }

    private let file: NewFile
    private var members: [Member] = []
    private var deflation: Deflation?

    init(_ file: NewFile) { self.file = file }

    func begin(_ name: String) throws(ExchangeProblem) {
        let member = Member(name: Array(name.utf8), offset: file.count)
        members.append(member)
        deflation = Deflation()
        try file.write(
            UInt32(0x0403_4B50).bytes + Self.versionAndTime + member.sums + UInt16(member.name.count).bytes
                + UInt16(0).bytes + member.name)
    }

    func write(_ bytes: [UInt8]) throws(ExchangeProblem) {
        guard let deflation, var member = members.last else { return }
        member.checksum = UInt32(crc32(UInt(member.checksum), bytes, UInt32(bytes.count)))
        member.size += bytes.count
        let packed = deflation.packed(bytes, isLast: false)
        member.packed += packed.count
        guard member.size <= Int(UInt32.max), file.count <= Int(UInt32.max) else {
            throw .tooMuch(format: "XLSX", limit: Bilingual(da: "4 GB", en: "4 GB"))
        }
        members[members.count - 1] = member
        try file.write(packed)
    }

    func end() throws(ExchangeProblem) {
        guard let rest = deflation?.packed([], isLast: true), var member = members.last else { return }
        deflation = nil
        try file.write(rest)
        member.packed += rest.count
        members[members.count - 1] = member
        // Behind the signature, the version, the flags, the method and the time.
        try file.rewrite(member.sums, at: member.offset + 14)
    }

    func finish() throws(ExchangeProblem) {
        let start = file.count
        for member in members {
            try file.write(
                UInt32(0x0201_4B50).bytes + UInt16(20).bytes + Self.versionAndTime + member.sums
                    + UInt16(member.name.count).bytes + [UInt8](repeating: 0, count: 12)
                    + UInt32(member.offset).bytes + member.name)
        }
        let count = UInt16(members.count).bytes
        try file.write(
            UInt32(0x0605_4B50).bytes + UInt32(0).bytes + count + count + UInt32(file.count - start).bytes
                + UInt32(start).bytes + UInt16(0).bytes)
        try file.finish()
    }

    /// Version 2.0, names in UTF-8, deflated, 1 January 1980.
    private static let versionAndTime =
        UInt16(20).bytes + UInt16(0x0800).bytes + UInt16(8).bytes + UInt16(0).bytes + UInt16(0x21).bytes
}

/// Packs bytes as they come (RFC 1951).
private final class Deflation {
    private var stream = z_stream()

    init() {
        let opened = deflateInit2_(
            &stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(opened == Z_OK, "zlib: \(opened)")
    }

    deinit { deflateEnd(&stream) }

    func packed(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
        var (input, packed) = (bytes, [UInt8]())
        input.withUnsafeMutableBufferPointer { source in
            (stream.next_in, stream.avail_in) = (source.baseAddress, UInt32(source.count))
            var output = [UInt8](repeating: 0, count: 1 << 15)
            repeat {
                let made = output.withUnsafeMutableBufferPointer { target in
                    (stream.next_out, stream.avail_out) = (target.baseAddress, UInt32(target.count))
                    deflate(&stream, isLast ? Z_FINISH : Z_NO_FLUSH)
                    return target.count - Int(stream.avail_out)
                }
                packed += output.prefix(made)
            } while stream.avail_out == 0
        }
        return packed
    }
}

extension FixedWidthInteger {
    /// Little-endian.
    fileprivate var bytes: [UInt8] { withUnsafeBytes(of: littleEndian) { Array($0) } }
}
