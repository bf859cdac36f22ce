import CZlib
import Foundation

/// Unpacks a member of an archive a stretch at a time.
final class Inflation {
    private var stream = z_stream()
    private var input: [UInt8] = []
    private let packed: Data
    private let isPacked: Bool
    private var place: Int
    private var left: Int
    private var hasEnded = false

    private static let stretch = 1 << 16

    init(_ packed: Data, isPacked: Bool, limit: Int) {
        self.packed = packed
        self.isPacked = isPacked
        place = packed.startIndex
        left = limit
        // A negative window says that there is no head around the deflated bytes.
        let opened = inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(opened == Z_OK, "zlib: \(opened)")
    }

    deinit { inflateEnd(&stream) }

    /// How much of the packed bytes is used, 0 to 1.
    var share: Double { Double(place - packed.startIndex) / Double(max(packed.count, 1)) }

    /// More bytes; nil at the end.
    ///
    /// - Throws: ``SpreadsheetFault`` for bytes that were not packed so, that end early, or that are too many.
    func next() throws(SpreadsheetFault) -> [UInt8]? {
        guard !hasEnded else { return nil }
        let bytes = isPacked ? try inflated() : stored()
        left -= bytes.count
        guard left >= 0 else { throw .tooLarge }
        return bytes.isEmpty ? nil : bytes
    }

    private func stored() -> [UInt8] {
        let bytes = Array(packed[place..<min(place + Self.stretch, packed.endIndex)])
        place += bytes.count
        return bytes
    }

    private func inflated() throws(SpreadsheetFault) -> [UInt8] {
        var output = [UInt8](repeating: 0, count: Self.stretch)
        var made = 0
        while made == 0, !hasEnded {
            if input.isEmpty {
                input = stored()
                guard !input.isEmpty else { throw .broken }
            }
            let (code, used, count) = step(&output)
            guard code == Z_OK || code == Z_STREAM_END else { throw .broken }
            input.removeFirst(used)
            made = count
            hasEnded = code == Z_STREAM_END
        }
        output.removeLast(output.count - made)
        return output
    }

    private func step(_ output: inout [UInt8]) -> (code: Int32, used: Int, made: Int) {
        input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                (stream.next_in, stream.avail_in) = (source.baseAddress, UInt32(source.count))
                (stream.next_out, stream.avail_out) = (target.baseAddress, UInt32(target.count))
                let code = inflate(&stream, Z_NO_FLUSH)
                return (code, source.count - Int(stream.avail_in), target.count - Int(stream.avail_out))
            }
        }
    }
}
