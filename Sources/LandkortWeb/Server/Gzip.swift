import CZlib

/// Packs bytes as RFC 1952 has them.
enum Gzip {
    /// For an answer that is made anew each time.
    static let quick: Int32 = 4
    /// For a file that is packed once.
    static let small: Int32 = 9

    /// - Parameter level: 1, quick, to 9, small.
    static func packed(_ bytes: [UInt8], level: Int32) -> [UInt8] {
        var stream = z_stream()
        // 15 is the largest window; 16 more asks for gzip's head and end.
        let opened = deflateInit2_(
            &stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        precondition(opened == Z_OK, "zlib: \(opened)")
        defer { deflateEnd(&stream) }
        var input = bytes
        return input.withUnsafeMutableBufferPointer { source in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            return finish(&stream, most: Int(deflateBound(&stream, UInt(source.count))))
        }
    }

    /// `most` is enough for everything, so one step does it.
    private static func finish(_ stream: inout z_stream, most: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: most) { target, count in
            stream.next_out = target.baseAddress
            stream.avail_out = UInt32(most)
            let ended = deflate(&stream, Z_FINISH)
            precondition(ended == Z_STREAM_END, "zlib: \(ended)")
            count = Int(stream.total_out)
        }
    }
}
