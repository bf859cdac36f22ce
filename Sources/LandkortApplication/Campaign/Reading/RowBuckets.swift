import Foundation
import LandkortCore

/// The rows that one thread has read, a bucket a municipality, each in the order they came.
///
/// Rows are put down once and never move: a bucket is a list of chunks, cut from large slabs that few page faults
/// bring in. Written by one thread and then read by all; copies share the rows.
struct RowBuckets: @unchecked Sendable {
    /// Rows that lie side by side.
    typealias Chunk = UnsafeMutableBufferPointer<CampaignRow>

    private(set) var count = 0
    private var buckets: [Bucket] = []
    private let slabs = Slabs()
    /// What is left of the last slab.
    private var free = UnsafeMutableBufferPointer<CampaignRow>(start: nil, count: 0)

    /// Rows of a bucket's first chunk, for there may be many small municipalities, and of its largest.
    private static let (smallest, largest) = (16, 1024)

    private struct Bucket {
        var full: [Chunk] = []
        /// The chunk that is being filled, and how far.
        var last = Chunk(start: nil, count: 0)
        var filled = 0

        var count: Int { full.reduce(filled) { $0 + $1.count } }
    }

    /// Municipalities' numbers are 0 ..< `municipalities`; a bucket may be empty.
    var municipalities: Int { buckets.count }

    func count(of municipality: Int) -> Int { buckets[municipality].count }

    @inline(__always)
    mutating func append(_ row: CampaignRow, to municipality: Int) {
        if municipality >= buckets.count || buckets[municipality].filled == buckets[municipality].last.count {
            makeRoom(municipality)
        }
        let place = buckets[municipality].filled
        buckets[municipality].last.initializeElement(at: place, to: row)
        buckets[municipality].filled = place &+ 1
        count &+= 1
    }

    /// Visits the rows of a municipality, which `body` may number anew.
    func forEachChunk(of municipality: Int, _ body: (Chunk) -> Void) {
        let bucket = buckets[municipality]
        bucket.full.forEach(body)
        if bucket.filled > 0 { body(Chunk(rebasing: bucket.last[..<bucket.filled])) }
    }

    private mutating func makeRoom(_ municipality: Int) {
        while buckets.count <= municipality { buckets.append(Bucket()) }
        let old = buckets[municipality].last
        if !old.isEmpty { buckets[municipality].full.append(old) }
        let wanted = min(max(old.count * 2, Self.smallest), Self.largest)
        if free.count < wanted { free = slabs.new() }
        buckets[municipality].last = Chunk(rebasing: free[..<wanted])
        buckets[municipality].filled = 0
        free = Chunk(rebasing: free[wanted...])
    }
}

/// Owns the memory that rows lie in.
private final class Slabs {
    private var slabs: [UnsafeMutableRawPointer] = []
    private static let size = 8 << 20

    deinit {
        for slab in slabs { slab.deallocate() }
    }

    func new() -> RowBuckets.Chunk {
        let slab = UnsafeMutableRawPointer.allocate(byteCount: Self.size, alignment: 2 << 20)
        #if os(Linux)
            // Large pages where the system has them; without them it is only slower.
            madvise(slab, Self.size, MADV_HUGEPAGE)
        #endif
        slabs.append(slab)
        let capacity = Self.size / MemoryLayout<CampaignRow>.stride
        return RowBuckets.Chunk(start: slab.bindMemory(to: CampaignRow.self, capacity: capacity), count: capacity)
    }
}
