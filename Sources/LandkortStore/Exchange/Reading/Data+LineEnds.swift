import Foundation

extension Data {
    /// Itself, but for a text whose lines end as those of Macs' spreadsheets may, which is copied whole.
    var withUnixLineEnds: Data {
        guard let end = firstLineEnd, self[end] == UInt8(ascii: "\r"), end + 1 == endIndex || !isLineFeed(end + 1)
        else {
            return self
        }
        return Data(map { $0 == UInt8(ascii: "\r") ? UInt8(ascii: "\n") : $0 })
    }

    /// Outside quotes; nil where the text is one line.
    private var firstLineEnd: Index? {
        var isQuoted = false
        return firstIndex { byte in
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            return !isQuoted && (byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r"))
        }
    }

    private func isLineFeed(_ place: Index) -> Bool { self[place] == UInt8(ascii: "\n") }
}
