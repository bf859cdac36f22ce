/// Why a workbook cannot be read.
enum SpreadsheetFault: Error {
    case broken
    /// It unpacks to more than a workbook holds.
    case tooLarge
    /// There is nothing in the sheet.
    case empty
    /// A formula without a result among the columns' names.
    case heading(line: Int)
    /// The workbook's sheets, none of which is the one asked for.
    case noSheet([String])

    func problem(file: String, wanted: String?) -> ExchangeProblem {
        switch self {
        case .broken: .notSpreadsheet(file: file)
        case .tooLarge: .tooLarge(file: file)
        case .heading(let line): .heading(file: file, line: line)
        case .empty: .empty(file: file)
        case .noSheet(let known): .layer(file: file, wanted: wanted, known: known)
        }
    }
}
