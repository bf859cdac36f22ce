import Foundation
import LandkortCore
import Support
import Testing

@testable import LandkortApplication

/// Bytes in memory of which some cannot be read.
private struct BrokenDisk: ByteSource {
    var bytes: [UInt8]
    var isSeekable: Bool
    var failsFrom: Int

    func read(into buffer: UnsafeMutableRawBufferPointer, at place: Int) -> Int {
        guard place < failsFrom else {
            errno = EIO
            return -1
        }
        let rest = bytes.prefix(failsFrom).dropFirst(place).prefix(buffer.count)
        buffer.copyBytes(from: rest)
        return rest.count
    }
}

@Suite("A coverage file on a disk that fails")
struct BrokenDiskTests {
    private static let bytes = Array(
        CoverageText.file((0..<30_000).map { CoverageLine(id: $0, street: "Vej \($0)") }).utf8)

    private static func read(failsFrom: Int, isSeekable: Bool, threads: Int) throws -> CampaignReading {
        let disk = BrokenDisk(bytes: bytes, isSeekable: isSeekable, failsFrom: failsFrom)
        let file = try CampaignFile(disk, name: "daekning.csv", size: bytes.count)
        return try CampaignReading(file, threads: threads) { _ in }
    }

    @Test("is an error wherever it fails, never a shorter file", arguments: [1, 4], [true, false])
    func fails(threads: Int, isSeekable: Bool) throws {
        let count = Self.bytes.count
        #expect(count > 3 * CampaignFile.blockSize)
        for place in [0, 200, CampaignFile.blockSize, 2 * CampaignFile.blockSize + 77, count - 1] {
            let problem = #expect(throws: CampaignProblem.self) {
                try Self.read(failsFrom: place, isSeekable: isSeekable, threads: threads)
            }
            #expect(problem?.code == "campaign.unreadable")
            #expect(problem?.kind == .unavailable)
        }
    }

    @Test("is read whole where it does not fail, place by place or one after the other", arguments: [1, 4])
    func whole(threads: Int) throws {
        let readings = try [true, false].map {
            try Self.read(failsFrom: .max, isSeekable: $0, threads: threads)
        }
        #expect(readings.map(\.count) == [30_000, 30_000])
        #expect(readings[0].digest == readings[1].digest)
    }
}
