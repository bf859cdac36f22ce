import LandkortCore
import Testing

@Suite("Columns of row numbers and texts")
struct IndexColumnTests {
    private func width(_ column: IndexColumn) -> Int {
        switch column {
        case .bytes: 1
        case .shorts: 2
        case .words: 4
        }
    }

    @Test(
        "a column is as narrow as its dictionary allows",
        arguments: [(0, 1), (1, 1), (256, 1), (257, 2), (65_536, 2), (65_537, 4), (3_000_000, 4)])
    func widths(entries: Int, expected: Int) {
        let indices = entries == 0 ? [] : [0, UInt32(entries - 1), UInt32(entries / 2)]
        let column = IndexColumn(indices, entries: entries)
        #expect(width(column) == expected)
        #expect(column.count == indices.count)
        #expect((0..<column.count).map { column[$0] } == indices.map(Int.init))
        #expect(column.largest == entries - 1)
    }

    @Test("bytes become the column they were", arguments: [3, 300, 70_000])
    func bytes(entries: Int) throws {
        let indices = (0..<1000).map { UInt32($0 * 31 % entries) }
        let column = IndexColumn(indices, entries: entries)
        let bytes = indices.flatMap { index in (0..<width(column)).map { UInt8(truncatingIfNeeded: index >> ($0 * 8)) }
        }
        let read = bytes.withUnsafeBytes { IndexColumn(bytes: $0, count: 1000, entries: entries) }
        #expect(read == column)
        let unaligned = ([7] + bytes).withUnsafeBytes {
            IndexColumn(bytes: UnsafeRawBufferPointer(rebasing: $0[1...]), count: 1000, entries: entries)
        }
        #expect(unaligned == column)
    }

    @Test("bytes of another length, or that point outside the dictionary, are refused")
    func damaged() {
        func read(_ bytes: [UInt8], _ count: Int, _ entries: Int) -> IndexColumn? {
            bytes.withUnsafeBytes { IndexColumn(bytes: $0, count: count, entries: entries) }
        }
        #expect(read([0, 1, 2], 3, 3) == .bytes([0, 1, 2]))
        #expect(read([0, 1, 3], 3, 3) == nil)
        #expect(read([0, 1, 2], 2, 3) == nil)
        #expect(read([0, 1, 2, 0, 0], 2, 9) == nil)
        #expect(read([1, 2, 0, 0], 2, 513) == nil)
        #expect(read([1, 2, 0, 0], 2, 514) == .shorts([513, 0]))
        #expect(read([], 0, 0) == .bytes([]))
        #expect(read([0], 1, 0) == nil)
    }

    @Test("texts come back as they were, the empty one and those with odd letters too")
    func texts() {
        let entries = ["", "Ærøvej", "a;b\"c", "\u{1F600}", " "]
        let part = CampaignPart(
            name: "x", count: 0, profiles: SpeedTable(), profile: .bytes([]), postcodes: [], easting: [], northing: [],
            street: TextColumn(entries: entries, indices: .bytes([4, 1, 0])),
            number: TextColumn(entries: [], indices: .bytes([])), ids: [])
        #expect(part.withBytes(of: .streets) { TextColumn.entries(from: $0) } == entries)
        #expect(part.withBytes(of: .numbers) { TextColumn.entries(from: $0) } == [])
        #expect((0..<3).map { part.street[$0] } == [" ", "Ærøvej", ""])
    }
}
