import Foundation
import LandkortCore
import Synchronization

/// A coverage file read in blocks of whole lines, by as many threads as like.
///
/// Holds one block a caller and the rest of a line, whatever the file's size.
final class CampaignFile: Sendable {
    /// Small enough that a block lies in a core's cache from being read to being taken apart.
    static let blockSize = FileDigest.pieceSize
    static let longestLine = 1 << 20
    /// Room behind a block for what ends a search, and for reading eight bytes where fewer are left.
    static let margin = 64

    let name: String
    let size: Int
    let header: CampaignHeader
    private let stretches: FileStretches
    private let first: Mutex<[UInt8]>
    private let turns: Turns<State>
    /// Bytes of the header line, with its mark and its end.
    private let headerEnd: Int

    private struct State {
        /// The line that began before the next stretch.
        var carry: [UInt8] = []
        var isTooLong = false
    }

    /// A stretch of the file, and the whole lines that end in it.
    struct Block {
        var number: Int
        /// Where the stretch's bytes lie in the caller's buffer; they begin at `number` times ``blockSize``.
        var stretch: Range<Int>
        /// Where the lines lie in the caller's buffer.
        var lines: Range<Int>
        var isLast: Bool
    }

    /// - Throws: ``CampaignProblem`` when there is no such file, it is empty, or its header is not known.
    convenience init(path: String) throws(CampaignProblem) {
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        guard !isFolder.boolValue else { throw .isFolder(path: path) }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .noFile(path: path) }
        // What has no end, such as a pipe, has no size either.
        let end = lseek(descriptor, 0, SEEK_END)
        let source = OpenFile(descriptor, isSeekable: end >= 0 && lseek(descriptor, 0, SEEK_SET) == 0)
        try self.init(source, name: URL(fileURLWithPath: path).lastPathComponent, size: max(0, Int(end)))
    }

    init(_ source: any ByteSource, name: String, size: Int) throws(CampaignProblem) {
        self.name = name
        self.size = size
        stretches = FileStretches(source, length: Self.blockSize)
        let first: [UInt8]
        do throws(FileStretches.Failure) {
            first = try stretches.inMemory()
        } catch {
            throw .unreadable(file: name, code: error.code)
        }
        (header, headerEnd) = try CampaignHeader.read(first, file: name)
        self.first = Mutex(first)
        turns = Turns(State())
    }

    /// A buffer for ``next(into:)``: room for a line begun before the stretch, the stretch, and the margin.
    static func buffer() -> UnsafeMutableRawBufferPointer {
        let buffer = UnsafeMutableRawBufferPointer.allocate(
            byteCount: longestLine + blockSize + margin, alignment: 64)
        buffer.initializeMemory(as: UInt8.self, repeating: 0)
        return buffer
    }

    /// Reads the next stretch into `buffer` and puts before it the line that began earlier.
    ///
    /// - Returns: nil after the last block, or where a line is too long (see ``isTooLong``).
    func next(into buffer: UnsafeMutableRawBufferPointer) throws(CampaignProblem) -> Block? {
        let fresh = UnsafeMutableRawBufferPointer(
            rebasing: buffer[Self.longestLine..<Self.longestLine + Self.blockSize])
        let stretch = try stretch(into: fresh)
        let skipped = stretch.number == 0 ? headerEnd : 0
        let isOdd = LineCut.hasOddQuotes(UnsafeRawBufferPointer(rebasing: fresh[skipped..<stretch.count]))
        return turns.take(stretch.number) { Self.block(stretch, from: skipped, isOdd: isOdd, buffer, &$0) }
    }

    /// The first one was read for its header, and is in memory.
    private func stretch(into buffer: UnsafeMutableRawBufferPointer) throws(CampaignProblem) -> FileStretches.Stretch {
        let waiting = first.withLock { first in
            defer { first = [] }
            return first
        }
        guard waiting.isEmpty else {
            buffer.copyBytes(from: waiting)
            return FileStretches.Stretch(number: 0, count: waiting.count)
        }
        do throws(FileStretches.Failure) {
            return try stretches.next(into: buffer)
        } catch {
            turns.end()
            throw .unreadable(file: name, code: error.code)
        }
    }

    private static func block(
        _ stretch: FileStretches.Stretch, from skipped: Int, isOdd: Bool, _ buffer: UnsafeMutableRawBufferPointer,
        _ state: inout State
    ) -> (Block, isLast: Bool) {
        let (start, end) = (longestLine + skipped - state.carry.count, longestLine + stretch.count)
        let isOpen = isOdd != state.carry.withUnsafeBytes { LineCut.hasOddQuotes($0) }
        UnsafeMutableRawBufferPointer(rebasing: buffer[start...]).copyBytes(from: state.carry)
        let bytes = UnsafeRawBufferPointer(rebasing: buffer[start..<end])
        let isLast = stretch.count < blockSize
        let cut = isLast ? bytes.count : LineCut.place(in: bytes, isOpen: isOpen)
        state.carry = Array(bytes[cut...])
        state.isTooLong = state.carry.count > longestLine
        let block = Block(
            number: stretch.number, stretch: longestLine..<end, lines: start..<start + cut, isLast: isLast)
        return (block, isLast || state.isTooLong)
    }

    /// Whether reading ended because a line is over 1 MB.
    var isTooLong: Bool { turns.read { $0.isTooLong } }
}
