public import LandkortCore

/// How each of some rows stands in each of some columns.
public struct Matrix: Sendable, Equatable {
    /// What stands over a column or beside a row.
    public struct Heading: Sendable, Equatable {
        /// In both languages, which are the same for a record's name.
        public let title: Bilingual
        /// The record it is; nil for a code.
        public let record: NamedRecord?

        init(_ record: NamedRecord) {
            title = Bilingual(da: record.name, en: record.name)
            self.record = record
        }

        init(_ code: Code) {
            title = code.title
            record = nil
        }
    }

    /// Beside the rows.
    public let rows: [Heading]
    /// Over the columns.
    public let columns: [Heading]
    /// By row, then column.
    public let marks: [[Mark]]

    /// How often each state is there in a column, in the order that `order` gives them.
    func tally(of column: Int, in order: [Mark]) -> [(mark: Mark, count: Int)] {
        let found = marks.map { $0[column].code }
        return order.map { mark in (mark, found.filter { $0 == mark.code }.count) }.filter { $0.1 > 0 }
    }
}
