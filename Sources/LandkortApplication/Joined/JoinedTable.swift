public import LandkortCore

/// Rows that several registers tell together. Pages, CSV and JSON are writers of it.
public struct JoinedTable: Sendable, Equatable {
    /// What programs and addresses call it.
    public let id: String
    /// What it is a table of.
    public let title: Bilingual
    /// In order.
    public let columns: [Column]
    /// A cell for each column.
    public private(set) var rows: [[Cell]] = []

    /// A table without rows.
    public init(id: String, title: Bilingual, columns: [Column]) {
        self.id = id
        self.title = title
        self.columns = columns
    }

    /// Adds a row.
    ///
    /// - Precondition: as many cells as columns.
    public mutating func add(_ cells: Cell...) {
        precondition(cells.count == columns.count)
        rows.append(cells)
    }

    /// What a column is called, by programs and by people.
    public struct Column: Sendable, Equatable {
        /// Danish ASCII.
        public let name: String
        /// Its heading.
        public let title: Bilingual
        /// Whether its values stand under one another by their digits.
        public let isNumber: Bool
        /// What it tells of, where that is not the register of its rows.
        public let register: RegisterID?

        /// A column of text unless said otherwise.
        public init(
            _ name: String, da: String, en: String, isNumber: Bool = false, of register: RegisterID? = nil
        ) {
            self.name = name
            title = Bilingual(da: da, en: en)
            self.isNumber = isNumber
            self.register = register
        }
    }

    /// One value.
    public enum Cell: Sendable, Equatable {
        case none
        case text(String)
        /// Text that is the program's own, and has two languages.
        case words(Bilingual)
        case record(NamedRecord)
        case records([NamedRecord])
        case mark(Mark)
        case count(Int)
        /// Whole kroner.
        case kroner(Int)
        /// `2026-11-20`.
        case day(String)
        case mailbox(String)
        /// An address on the web.
        case link(String)
    }
}

extension JoinedTable.Cell {
    /// Nothing where there is no text.
    static func optional(_ text: String?) -> Self { text.map(Self.text) ?? .none }

    /// Nothing where there is no day.
    static func optional(day: String?) -> Self { day.map(Self.day) ?? .none }

    /// Nothing where there is no amount.
    static func optional(kroner: Int?) -> Self { kroner.map(Self.kroner) ?? .none }

    /// Nothing where there is no code.
    static func optional(_ code: Code?) -> Self { code.map { .words($0.title) } ?? .none }
}

extension JoinedTable {
    /// Without the columns that tell of registers of which the reader may see nothing: nothing seen is not none there.
    func told(to source: RowSource) -> JoinedTable {
        let open = columns.indices.filter { columns[$0].register.map(source.reads) ?? true }
        guard open.count < columns.count else { return self }
        var table = JoinedTable(id: id, title: title, columns: open.map { columns[$0] })
        table.rows = rows.map { cells in open.map { cells[$0] } }
        return table
    }

    /// The same rows for programs: codes by their values, records by what they are called, days and numbers bare.
    public var outputs: [OutputRow] {
        rows.map { cells in
            var row = OutputRow()
            row.values = zip(columns, cells).map { ($0.name, $1.output) }
            return row
        }
    }
}

extension JoinedTable.Cell {
    fileprivate var output: OutputRow.Value {
        switch self {
        case .none: .null
        case .text(let text), .day(let text), .mailbox(let text), .link(let text): .text(text)
        case .words(let words): .text(words.da)
        case .record(let record): .text(record.name)
        case .records(let records): records.isEmpty ? .null : .text(records.map(\.name).joined(separator: "; "))
        case .mark(let mark): mark.gap == nil || mark.record != nil ? .text(mark.code) : .null
        case .count(let number), .kroner(let number): .count(number)
        }
    }
}
