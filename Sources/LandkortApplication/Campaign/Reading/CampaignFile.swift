import Foundation
import LandkortCore
import Synchronization

/// A coverage file read in blocks of whole lines, by as many threads as like.
///
/// Holds one block a caller and the rest of a line, whatever the file's size.
final class CampaignFile: Sendable {
    static let blockSize = 4 << 20
    static let longestLine = 1 << 20

    let name: String
    let size: Int
    let header: CampaignHeader
    private let state: Mutex<State>

    private struct State {
        var descriptor: Int32
        var carry: [UInt8] = []
        var blocks = 0
        var ended = false
        var tooLong = false
    }

    /// Whole lines of the file.
    struct Block {
        var number: Int
        /// Bytes of the caller's buffer that are the block's.
        var count: Int
        var isLast: Bool
    }

    /// - Throws: ``CampaignProblem`` when there is no such file, it is empty, or its header is not known.
    init(path: String) throws(CampaignProblem) {
        name = URL(fileURLWithPath: path).lastPathComponent
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .noFile(path: path) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT != S_IFDIR else {
            close(descriptor)
            throw .noFile(path: path)
        }
        size = Int(facts.st_size)
        do {
            let start = try Self.start(descriptor, name: name)
            header = start.header
            state = Mutex(State(descriptor: descriptor, carry: start.carry))
        } catch {
            close(descriptor)
            throw error
        }
    }

    deinit {
        state.withLock { _ = close($0.descriptor) }
    }

    /// Fills `buffer`, of ``blockSize`` plus ``longestLine`` bytes, with the next whole lines.
    ///
    /// - Returns: nil after the last block, or where a line is too long (see ``isTooLong``).
    func next(into buffer: UnsafeMutableRawBufferPointer) -> Block? {
        state.withLock { state in
            guard !state.ended else { return nil }
            let carried = state.carry.count
            buffer.copyBytes(from: state.carry)
            let filled = carried + Self.fill(buffer, from: carried, upTo: carried + Self.blockSize, state.descriptor)
            let isLast = filled < carried + Self.blockSize
            let bytes = UnsafeRawBufferPointer(rebasing: buffer[0..<filled])
            let cut = isLast ? filled : Self.lineEnd(bytes)
            state.carry = Array(bytes[cut...])
            state.tooLong = state.carry.count > Self.longestLine
            state.ended = isLast || state.tooLong
            guard cut > 0 else { return nil }
            defer { state.blocks += 1 }
            return Block(number: state.blocks, count: cut, isLast: isLast)
        }
    }

    /// Whether reading ended because a line is over 1 MB.
    var isTooLong: Bool { state.withLock { $0.tooLong } }

    private static func fill(
        _ buffer: UnsafeMutableRawBufferPointer, from start: Int, upTo end: Int, _ descriptor: Int32
    ) -> Int {
        var place = start
        while place < end {
            let got = read(descriptor, buffer.baseAddress! + place, end - place)
            guard got > 0 else { break }
            place += got
        }
        return place - start
    }

    /// The place after the last line end outside quotes; where there is none, after the last line end.
    private static func lineEnd(_ bytes: UnsafeRawBufferPointer) -> Int {
        var isOpen = hasOddQuotes(bytes)
        var place = bytes.count
        var fallback = 0
        while place > 0 {
            let byte = bytes[place - 1]
            if byte == 10 {
                if !isOpen { return place }
                fallback = max(fallback, place)
            }
            if byte == UInt8(ascii: "\"") { isOpen.toggle() }
            place -= 1
        }
        return fallback
    }

    /// Whether the number of quotes is odd, eight bytes at a time.
    private static func hasOddQuotes(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let (low, quotes): (UInt64, UInt64) = (0x7F7F_7F7F_7F7F_7F7F, 0x2222_2222_2222_2222)
        var parity: UInt64 = 0
        let words = bytes.count / 8
        for word in 0..<words {
            let other = bytes.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self) ^ quotes
            // The highest bit of each byte that is a quote.
            parity ^= ~(((other & low) &+ low) | other | low)
        }
        let rest = bytes[(words * 8)...].count { $0 == UInt8(ascii: "\"") }
        return (parity.nonzeroBitCount + rest) % 2 == 1
    }

    /// Reads the first line, with or without a byte order mark.
    private static func start(
        _ descriptor: Int32, name: String
    ) throws(CampaignProblem) -> (header: CampaignHeader, carry: [UInt8]) {
        var first = [UInt8](repeating: 0, count: 1 << 16)
        let got = first.withUnsafeMutableBytes { fill($0, from: 0, upTo: $0.count, descriptor) }
        guard got > 0 else { throw .empty(file: name) }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let start = first.starts(with: mark) ? 3 : 0
        guard got > start else { throw .empty(file: name) }
        let end = first[start..<got].firstIndex(of: 10) ?? got
        guard end < first.count else { throw .lineTooLong(file: name, line: 1) }
        var line = first[start..<end]
        if line.last == 13 { line.removeLast() }
        guard let text = String(validating: line, as: UTF8.self) else {
            throw .notUTF8(file: name, line: 1, column: "1")
        }
        let headings = text.split(separator: ";", omittingEmptySubsequences: false).map {
            $0.trimming(while: { $0 == "\"" || $0.isWhitespace })
        }
        let header = try CampaignHeader(headings: headings, file: name)
        let carry = Array(first[min(end + 1, got)..<got])
        return (header, carry)
    }
}

extension Substring {
    fileprivate func trimming(while matches: (Character) -> Bool) -> String {
        var text = self
        while let first = text.first, matches(first) { text.removeFirst() }
        while let last = text.last, matches(last) { text.removeLast() }
        return String(text)
    }
}
