import Dispatch
import LandkortCore
import Synchronization

/// A coverage file read whole, by several threads.
struct CampaignReading: Sendable {
    /// One element a thread.
    var shares: [CampaignRows]
    var digest: String
    /// First line of each block in the file, counted from 1.
    var firstLines: [Int]

    var count: Int { shares.reduce(0) { $0 + $1.count } }

    /// Reads `file` to its end.
    ///
    /// - Parameter progress: told now and then how many bytes are read.
    /// - Throws: ``CampaignProblem`` for a file that is not what it should be, with every row's errors.
    init(
        _ file: CampaignFile, threads: Int, progress: @escaping @Sendable (Int) -> Void
    ) throws(CampaignProblem) {
        let results = Mutex<[(RowReader, BlockDigest)]>([])
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            let result = Self.readShare(file, progress)
            results.withLock { $0.append(result) }
        }
        let readers = results.withLock { $0.map(\.0) }
        shares = readers.map(\.rows)
        digest = Self.digest(of: file.header, results.withLock { $0.map(\.1) }).text
        firstLines = Self.firstLines(shares)
        try stopAt(readers.compactMap(\.stop).min { ($0.block, $0.line) < ($1.block, $1.line) }, file)
        try refuseErrors(file)
        guard count > 0 else { throw .noRows(file: file.name) }
    }

    /// The same rows under other headings are another file.
    private static func digest(of header: CampaignHeader, _ shares: [BlockDigest]) -> BlockDigest {
        var digest = shares.reduce(into: BlockDigest()) { $0.add($1) }
        let headings = Array(header.fields.map(\.heading).joined(separator: ";").utf8)
        headings.withUnsafeBytes { digest.add($0, block: -1) }
        return digest
    }

    private static func readShare(
        _ file: CampaignFile, _ progress: @Sendable (Int) -> Void
    ) -> (RowReader, BlockDigest) {
        var reader = RowReader(header: file.header)
        var digest = BlockDigest()
        let buffer = UnsafeMutableRawBufferPointer.allocate(
            byteCount: CampaignFile.blockSize + CampaignFile.longestLine + 1, alignment: 64)
        defer { buffer.deallocate() }
        while reader.stop == nil, let block = file.next(into: buffer) {
            let bytes = UnsafeRawBufferPointer(rebasing: buffer[0..<block.count])
            digest.add(bytes, block: block.number)
            reader.read(bytes, block: block)
            progress(block.count)
        }
        return (reader, digest)
    }

    private static func firstLines(_ shares: [CampaignRows]) -> [Int] {
        let blocks = shares.flatMap(\.blocks).sorted { $0.block < $1.block }
        var lines = Array(repeating: 2, count: (blocks.last?.block ?? -1) + 2)
        for block in blocks { lines[block.block + 1] = lines[block.block] + block.lines }
        return lines
    }

    /// The file's line of a line in a block.
    func line(_ line: Int, in block: Int) -> Int { firstLines[block] + line }

    private func stopAt(_ stop: RowReader.Stop?, _ file: CampaignFile) throws(CampaignProblem) {
        if let stop, let column = stop.column {
            throw .notUTF8(file: file.name, line: line(stop.line, in: stop.block), column: column)
        }
        if let stop { throw .lineTooLong(file: file.name, line: line(stop.line, in: stop.block)) }
        if file.isTooLong { throw .lineTooLong(file: file.name, line: firstLines.last ?? 2) }
    }

    private func refuseErrors(_ file: CampaignFile) throws(CampaignProblem) {
        let count = shares.reduce(0) { $0 + $1.errorCount }
        guard count > 0 else { return }
        let errors = shares.flatMap(\.errors).map { block, error in
            var error = error
            error.line = line(error.line, in: block)
            return error
        }
        throw .rows(file: file.name, errors: errors.sorted { $0.line < $1.line }, count: count)
    }
}
