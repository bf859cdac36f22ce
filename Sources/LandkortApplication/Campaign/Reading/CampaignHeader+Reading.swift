import LandkortCore

extension CampaignHeader {
    private static let longest = 1 << 16

    /// Reads the first line of a file that begins with `bytes`, with or without a byte order mark.
    ///
    /// - Returns: the header, and where the second line begins.
    static func read(_ bytes: [UInt8], file: String) throws(CampaignProblem) -> (CampaignHeader, end: Int) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let start = bytes.starts(with: mark) ? mark.count : 0
        guard bytes.count > start else { throw .empty(file: file) }
        let end = bytes.prefix(longest)[start...].firstIndex(of: 10) ?? bytes.count
        guard end < longest else { throw .lineTooLong(file: file, line: 1) }
        if let content = OtherContent(start: bytes[..<end]) { throw .notText(file: file, content) }
        var line = bytes[start..<end]
        if line.last == 13 { line.removeLast() }
        guard let text = String(validating: line, as: UTF8.self) else {
            throw .notUTF8(file: file, line: 1, column: "1")
        }
        let headings = text.split(separator: ";", omittingEmptySubsequences: false).map {
            $0.trimming(while: { $0 == "\"" || $0.isWhitespace })
        }
        return (try CampaignHeader(headings: headings, file: file), min(end + 1, bytes.count))
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
