import Foundation

/// The members of a zip archive (APPNOTE 6.3), which stays where it lies.
struct ZipArchive {
    private struct Entry {
        var method: UInt16
        var packed: Int
        var offset: Int
    }

    private let data: Data
    private var entries: [String: Entry] = [:]

    /// A workbook has a dozen members.
    private static let mostMembers = 10_000

    /// Nil where the archive is broken off, is split, or is larger than 4 GB.
    init?(_ data: Data) {
        self.data = data
        guard let end = Self.end(of: data) else { return nil }
        let count = Int(data.number(at: end + 10, of: UInt16.self))
        var place = Int(data.number(at: end + 16, of: UInt32.self))
        guard count <= Self.mostMembers else { return nil }
        for _ in 0..<count {
            guard place + 46 <= data.count, data.number(at: place, of: UInt32.self) == 0x0201_4B50 else { return nil }
            let lengths = [28, 30, 32].map { Int(data.number(at: place + $0, of: UInt16.self)) }
            guard place + 46 + lengths.reduce(0, +) <= data.count else { return nil }
            let name = String(decoding: data[place + 46..<place + 46 + lengths[0]], as: UTF8.self)
            entries[name] = Entry(
                method: data.number(at: place + 10, of: UInt16.self),
                packed: Int(data.number(at: place + 20, of: UInt32.self)),
                offset: Int(data.number(at: place + 42, of: UInt32.self)))
            place += 46 + lengths.reduce(0, +)
        }
    }

    /// Where the record at the archive's end begins, behind which there may be a remark.
    private static func end(of data: Data) -> Int? {
        guard data.count >= 22 else { return nil }
        let first = max(0, data.count - 22 - Int(UInt16.max))
        return stride(from: data.count - 22, through: first, by: -1).first {
            data.number(at: $0, of: UInt32.self) == 0x0605_4B50
        }
    }

    /// The unpacked bytes of a member; nil where there is none.
    ///
    /// - Parameter limit: more bytes than these are a fault.
    func member(_ name: String, limit: Int) throws(SpreadsheetFault) -> Inflation? {
        guard let entry = entries[name] else { return nil }
        guard entry.method == 0 || entry.method == 8, entry.offset + 30 <= data.count,
            data.number(at: entry.offset, of: UInt32.self) == 0x0403_4B50
        else { throw .broken }
        let lengths = [26, 28].map { Int(data.number(at: entry.offset + $0, of: UInt16.self)) }
        let start = entry.offset + 30 + lengths[0] + lengths[1]
        guard start + entry.packed <= data.count else { throw .broken }
        return Inflation(data[start..<start + entry.packed], isPacked: entry.method == 8, limit: limit)
    }
}

extension Data {
    /// A little-endian number at a place from the data's start.
    fileprivate func number<Number: FixedWidthInteger>(at place: Int, of type: Number.Type) -> Number {
        (0..<Number.bitWidth / 8).reversed().reduce(Number(0)) { $0 << 8 | Number(self[startIndex + place + $1]) }
    }
}
