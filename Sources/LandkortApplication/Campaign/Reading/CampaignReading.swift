import LandkortCore

/// A coverage file read whole, by several threads.
struct CampaignReading: Sendable {
    /// One element a thread.
    var shares: [CampaignRows]
    var digest: String
    /// First line of each block in the file, counted from 1.
    var firstLines: [Int]
    /// In the order of the file.
    var blocks: [BlockFacts]
    /// What the rows' numbers stand for.
    let common: CommonNumbers

    /// Whether the last line has no end: the file may have been cut.
    var endsOpen: Bool { blocks.last?.endsOpen == true }

    var count: Int { shares.reduce(0) { $0 + $1.count } }

    /// Reads `file` to its end.
    ///
    /// - Parameter progress: told now and then how many bytes are read.
    /// - Throws: ``CampaignProblem`` for a file that is not what it should be, with every row's errors.
    init(
        _ file: CampaignFile, threads: Int, progress: @escaping @Sendable (Int) -> Void
    ) throws(CampaignProblem) {
        let results = inParallel(threads, threads: threads) { _ in Self.readShare(file, progress) }
        let readers = try results.map { result throws(CampaignProblem) in try result.get() }
        shares = readers.map(\.reader.rows)
        digest = readers.reduce(into: FileDigest()) { $0.add($1.digest) }.text
        blocks = shares.flatMap(\.blocks).sorted { $0.block < $1.block }
        firstLines = Self.firstLines(blocks)
        common = CommonNumbers(shares, threads: threads)
        try stopAt(readers.compactMap(\.reader.stop).min { ($0.block, $0.line) < ($1.block, $1.line) }, file)
        try refuseErrors(file)
        guard count > 0 else { throw .noRows(file: file.name) }
    }

    private static func readShare(
        _ file: CampaignFile, _ progress: @Sendable (Int) -> Void
    ) -> Result<(reader: RowReader, digest: FileDigest), CampaignProblem> {
        var reader = RowReader(header: file.header)
        var digest = FileDigest()
        let buffer = CampaignFile.buffer()
        defer { buffer.deallocate() }
        do throws(CampaignProblem) {
            while reader.stop == nil, let block = try file.next(into: buffer) {
                let stretch = UnsafeRawBufferPointer(rebasing: buffer[block.stretch])
                digest.add(stretch, at: block.number * CampaignFile.blockSize)
                reader.read(buffer, block: block)
                progress(stretch.count)
            }
        } catch {
            return .failure(error)
        }
        return .success((reader, digest))
    }

    private static func firstLines(_ blocks: [BlockFacts]) -> [Int] {
        var lines = Array(repeating: 2, count: (blocks.last?.block ?? -1) + 2)
        for block in blocks { lines[block.block + 1] = lines[block.block] + block.lines }
        return lines
    }

    func line(of row: CampaignRow) -> Int { line(row.line, in: row.block) }

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
        throw .rows(
            file: file.name, errors: errors.sorted { $0.line < $1.line }, count: count,
            rows: shares.reduce(0) { $0 + $1.faultyRows })
    }
}
