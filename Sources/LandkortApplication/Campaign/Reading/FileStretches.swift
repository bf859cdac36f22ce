import Foundation
import Synchronization

/// Somewhere that bytes are read from.
protocol ByteSource: Sendable {
    /// Whether any place can be read at any time; else the places come one after the other.
    var isSeekable: Bool { get }

    /// Reads at most `buffer.count` bytes at `place`; 0 is the end, -1 a failure that `errno` names.
    func read(into buffer: UnsafeMutableRawBufferPointer, at place: Int) -> Int
}

/// An open file or pipe, closed with its last reference.
final class OpenFile: ByteSource {
    private let descriptor: Int32
    let isSeekable: Bool

    init(_ descriptor: Int32, isSeekable: Bool) {
        self.descriptor = descriptor
        self.isSeekable = isSeekable
    }

    deinit { close(descriptor) }

    func read(into buffer: UnsafeMutableRawBufferPointer, at place: Int) -> Int {
        isSeekable
            ? pread(descriptor, buffer.baseAddress, buffer.count, off_t(place))
            : Foundation.read(descriptor, buffer.baseAddress, buffer.count)
    }
}

/// The bytes of a source in stretches of one length, numbered from 0, for as many threads as like.
final class FileStretches: Sendable {
    let length: Int
    private let source: any ByteSource
    private let following = Mutex(0)

    /// The source could not be read: the system's `errno`.
    struct Failure: Error {
        var code: Int32
    }

    struct Stretch {
        var number: Int
        /// As many as asked for; fewer, perhaps none, at the end.
        var count: Int
    }

    init(_ source: any ByteSource, length: Int) {
        self.source = source
        self.length = length
    }

    /// Fills `buffer`, of ``length`` bytes, with the next stretch. Threads read side by side where the source can.
    func next(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Stretch {
        guard !source.isSeekable else {
            let number = following.withLock { Self.taken(&$0) }
            return Stretch(number: number, count: try fill(buffer, number))
        }
        return try following.withLock { next throws(Failure) in
            let number = Self.taken(&next)
            return Stretch(number: number, count: try fill(buffer, number))
        }
    }

    /// The next stretch in memory of its own.
    func inMemory() throws(Failure) -> [UInt8] {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: length, alignment: 64)
        defer { buffer.deallocate() }
        return Array(buffer[..<(try next(into: buffer).count)])
    }

    private static func taken(_ next: inout Int) -> Int {
        defer { next += 1 }
        return next
    }

    private func fill(_ buffer: UnsafeMutableRawBufferPointer, _ number: Int) throws(Failure) -> Int {
        var filled = 0
        while filled < length {
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled..<length])
            let got = source.read(into: rest, at: number * length + filled)
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw Failure(code: errno) }
            guard got > 0 else { break }
            filled += got
        }
        return filled
    }
}
