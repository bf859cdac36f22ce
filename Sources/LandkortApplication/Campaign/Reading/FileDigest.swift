/// Recognises a file again: XXH64 over the XXH64 of each whole MiB of it and of the rest, so that threads share the
/// work and the answer is the same however the file is read.
struct FileDigest: Sendable {
    /// Part of what ``algorithm`` means, and not a matter of how files are read.
    static let pieceSize = 1 << 20
    /// What a stored digest begins with; one that begins otherwise was made by another build.
    static let algorithm = "xxh64-1m:"

    private var pieces: [(number: Int, hash: UInt64)] = []

    /// - Parameter start: where in the file `bytes` begin, a multiple of ``pieceSize``; only the file's last bytes may
    ///   be no whole pieces.
    mutating func add(_ bytes: UnsafeRawBufferPointer, at start: Int) {
        for place in stride(from: 0, to: bytes.count, by: Self.pieceSize) {
            let piece = UnsafeRawBufferPointer(rebasing: bytes[place..<min(place + Self.pieceSize, bytes.count)])
            pieces.append(((start + place) / Self.pieceSize, XXHash64.hash(piece)))
        }
    }

    mutating func add(_ other: FileDigest) { pieces += other.pieces }

    /// Whether a stored digest can be compared with one of this build.
    static func isKnown(_ text: String) -> Bool { text.hasPrefix(algorithm) }

    /// ``algorithm`` and 16 hexadecimal digits.
    var text: String {
        let hashes = pieces.sorted { $0.number < $1.number }.map(\.hash.littleEndian)
        let digits = String(hashes.withUnsafeBytes { XXHash64.hash($0) }, radix: 16)
        return Self.algorithm + String(repeating: "0", count: 16 - digits.count) + digits
    }
}
