import Foundation

extension SeparatedRows {
    /// Behind the first row end that is at least `least` bytes behind `start`, where a row begins; nil where there is
    /// none. For rows without escapes.
    ///
    /// - Complexity: O(bytes up to there), at the speed of a search for quotes.
    public static func end(
        in bytes: UnsafeRawBufferPointer, from start: Int, atLeast least: Int, separator: UInt8
    ) -> Int? {
        let earliest = start + least - 1
        var place = start
        while place < bytes.count {
            let quote = bytes.first(quote, in: place..<bytes.count) ?? bytes.count
            if quote > earliest, let end = bytes.first(lineFeed, in: max(place, earliest)..<quote) { return end + 1 }
            guard quote < bytes.count else { return nil }
            let opens = quote == start || bytes[quote - 1] == separator || bytes[quote - 1] == lineFeed
            place = opens ? closing(in: bytes, from: quote + 1) : quote + 1
        }
        return nil
    }

    /// Behind the quote that ends a quoted cell.
    private static func closing(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var place = start
        while let found = bytes.first(quote, in: place..<bytes.count) {
            guard found + 1 < bytes.count, bytes[found + 1] == quote else { return found + 1 }
            place = found + 2
        }
        return bytes.count
    }
}

extension UnsafeRawBufferPointer {
    fileprivate func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
        guard let base = baseAddress, !range.isEmpty,
            let found = memchr(base + range.lowerBound, Int32(byte), range.count)
        else { return nil }
        return base.distance(to: UnsafeRawPointer(found))
    }
}
