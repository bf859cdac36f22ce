import CSodium

/// Recognises a file again: BLAKE2b-256 over the BLAKE2b-256 of its blocks, so that threads share the work.
struct BlockDigest: Sendable {
    private(set) var blocks: [(number: Int, digest: [UInt8])] = []

    mutating func add(_ bytes: UnsafeRawBufferPointer, block: Int) {
        blocks.append((block, Self.blake2b(bytes)))
    }

    mutating func add(_ other: BlockDigest) { blocks += other.blocks }

    /// Hexadecimal, 64 digits.
    var text: String {
        let all = blocks.sorted { $0.number < $1.number }.flatMap(\.digest)
        return all.withUnsafeBytes { Self.blake2b($0) }
            .map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private static func blake2b(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        let start = bytes.bindMemory(to: UInt8.self).baseAddress
        crypto_generichash(&digest, digest.count, start, UInt64(bytes.count), nil, 0)
        return digest
    }
}
