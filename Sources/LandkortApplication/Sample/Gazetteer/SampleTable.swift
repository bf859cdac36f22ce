/// A data file of the sample: semicolons, no quotes, column names in the first line.
struct SampleTable {
    struct Row {
        let file: String
        let line: Int
        let columns: [String: Int]
        let values: [Substring]

        func text(_ column: String) throws(SampleProblem) -> String {
            guard let index = columns[column], index < values.count else { throw unreadable(column) }
            return String(values[index])
        }

        func integer(_ column: String) throws(SampleProblem) -> Int {
            guard let number = Int(try text(column)) else { throw unreadable(column) }
            return number
        }

        /// A whole number of percent as a share.
        func percent(_ column: String) throws(SampleProblem) -> Double {
            Double(try integer(column)) / 100
        }

        func unreadable(_ column: String) -> SampleProblem {
            .unreadable(file: file, line: line, column: column)
        }
    }

    let rows: [Row]

    init(_ file: String, in files: [String: String]) throws(SampleProblem) {
        guard let text = files[file] else { throw .missingFile(file) }
        let lines = text.split(whereSeparator: \.isNewline)
        guard let header = lines.first else { throw .missingFile(file) }
        var columns: [String: Int] = [:]
        for (index, name) in header.split(separator: ";").enumerated() { columns[String(name)] = index }
        rows = lines.dropFirst().enumerated().map { index, line in
            let values = line.split(separator: ";", omittingEmptySubsequences: false)
            return Row(file: file, line: index + 2, columns: columns, values: values)
        }
    }

    func map<Result>(_ read: (Row) throws(SampleProblem) -> Result) throws(SampleProblem) -> [Result] {
        var results: [Result] = []
        results.reserveCapacity(rows.count)
        for row in rows { results.append(try read(row)) }
        return results
    }
}
