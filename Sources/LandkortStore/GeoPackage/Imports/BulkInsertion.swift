import GRDB
import LandkortCore

/// New rows of one register, many at a time: what the triggers do to a new row is done here once for all of them.
///
/// A trigger is run for each row and costs ten times what the row costs. The rows are the same as by the triggers; what
/// brings along something they would have to judge is left to them. The tree of places is brought up to date by
/// ``settle()``, indexes that were taken off by ``finish()``.
final class BulkInsertion {
    private let table: RegisterTable
    private let db: Database
    private let common: [String: DatabaseValue]
    private let ids: (objects: RowIDs, versions: RowIDs)
    private let actor: DatabaseValue
    /// The largest key before.
    private let lastKey: Int64
    /// Whether a version has ended; nil where that is to be looked up.
    private var hasPast: Bool?
    private var serial = 0
    private var rows: (layout: Layout, rows: BlockRows)?
    /// What the tree has not been told of.
    private var boxes = TreeEntries()
    /// The keys of rows whose words have not been told of: FTS5 writes what it has been told whenever another statement
    /// comes between.
    private var unsearched: [ClosedRange<Int64>] = []
    private var isSettled = true
    /// Indexes that were taken off; nil before there were rows enough.
    private var takenOff: [TableIndex]?
    /// Whether all ids so far were given here, so that none can be taken.
    private var givesIDs = true

    /// What a statement is made for.
    private struct Layout: Equatable {
        var fields: [String]
        var constants: [String: Value]
    }

    /// From so many rows on, if they are most of the table, its indexes are made anew.
    private static let many = 20_000
    /// Rows whose words wait at most: with more they are no longer in memory.
    private static let mostUnsearched = 100_000
    /// Boxes that are kept at most, 24 bytes each.
    private static let mostBoxes = 4_000_000

    /// - Throws: what SQLite throws.
    init(_ table: RegisterTable, _ db: Database) throws {
        self.table = table
        self.db = db
        let sql = "SELECT \(NewRow.now), \(NewRow.id), \(NewRow.id), \(HistoryTable.actor)"
        guard let row = try Row.fetchOne(db, sql: sql) else { throw StoreProblem.damaged(table.name) }
        let now: DatabaseValue = row[0]
        ids = (RowIDs(row[1]), RowIDs(row[2]))
        actor = row[3]
        var common = [
            RegisterTable.from: now, "oprettet": now, RegisterTable.revision: 1.databaseValue,
            RegisterTable.actor: actor,
        ]
        if !actor.isNull { common["bruger_id"] = actor }
        self.common = common
        lastKey = try Int64.fetchOne(db, sql: "SELECT max(\(RegisterTable.key)) FROM \(quoted(table.name))") ?? 0
    }

    /// Whether the triggers would only fill in what the records have not: they bring no id that may have versions, nor
    /// anything of a version.
    func takes(_ block: RecordBlock) throws -> Bool {
        for field in block.register.fields where field.tellsOfVersion {
            guard block.isNull(field.name) else { return false }
        }
        guard block.texts(RegisterTable.objectField, allSatisfy: RowIDs.isID) else { return false }
        guard !block.isNull(table.identifier) else { return true }
        return try !pastExists()
    }

    private func pastExists() throws -> Bool {
        if let hasPast { return hasPast }
        let found = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM \(quoted(table.history.name)))") ?? true
        hasPast = found
        return found
    }

    /// Writes a block that ``takes(_:)`` lets in.
    ///
    /// - Returns: the records whose keys are taken, the keys of the rows of all others, and the number that counts the
    ///   first record's ids.
    func insert(_ block: RecordBlock) throws -> (refused: [RefusedRecord], keys: [ClosedRange<Int64>], serial: Int) {
        if !block.isNull(table.identifier) { try bringBackIDs() }
        let first = serial
        serial += block.count
        var (refused, keys) = ([RefusedRecord](), [ClosedRange<Int64>]())
        try db.withoutTriggers {
            let rows = try rows(for: block)
            try CellMemory.with(block.columns[...]) { cells in
                try rows.insertion.run(
                    block.count,
                    bind: { rows.bind($1, serial: first + $1, of: block, cells, to: $0) },
                    refused: { row, error in
                        let fields = self.table.fields(of: error).split(separator: ", ").map(String.init)
                        refused.append(RefusedRecord(row: row, fields: fields))
                    },
                    inserted: { self.note($0, endingAt: $1, of: block, &keys) })
            }
        }
        isSettled = false
        try takeOffIndexesIfMany()
        if unsearched.reduce(0, { $0 + $1.count }) > Self.mostUnsearched { try addWords() }
        if boxes.count > Self.mostBoxes { try tell() }
        return (refused, keys, first)
    }

    /// The id that a record without one was given.
    func id(_ serial: Int) -> Feature.ID { ids.objects.text(serial) }

    private func note(
        _ rows: Range<Int>, endingAt last: Int64, of block: RecordBlock, _ keys: inout [ClosedRange<Int64>]
    ) {
        let first = last - Int64(rows.count) + 1
        keys.add(first...last)
        unsearched.add(first...last)
        guard table.isSpatial else { return }
        for (offset, row) in rows.enumerated() {
            guard let geometry = block.places[row], !geometry.isEmpty, let box = geometry.envelope else { continue }
            boxes.add(first + Int64(offset), box)
        }
    }

    private func rows(for block: RecordBlock) throws -> BlockRows {
        let layout = Layout(fields: block.fields.map(\.name), constants: block.constants)
        if let rows, rows.layout == layout { return rows.rows }
        let made = try BlockRows(block, of: table, common: common, ids: ids, db)
        rows = (layout, made)
        return made
    }
}

/// The indexes.
extension BulkInsertion {
    /// Brings what the triggers keep up to date; to be called before a trigger may see the new rows.
    func settle() throws {
        try tell()
        try bringBackIDs()
    }

    private func tell() throws {
        hasPast = nil
        guard !isSettled else { return }
        try db.withoutTriggers {
            if table.isSpatial { try SpatialIndex(table: table.name).add(boxes, db) }
            for statement in table.counting { try db.execute(sql: statement) }
        }
        boxes = TreeEntries()
        try addWords()
        isSettled = true
    }

    /// Makes the index of ids again, to be called before a row is looked for or brings its id. It then stays.
    func bringBackIDs() throws {
        givesIDs = false
        guard let place = takenOff?.firstIndex(of: table.idIndex) else { return }
        try takenOff?.remove(at: place).make(db)
    }

    private func addWords() throws {
        try db.withoutTriggers { for keys in unsearched { try table.search?.add(keys, db) } }
        unsearched = []
    }

    /// Settles, and makes the indexes that were left out.
    func finish() throws {
        try tell()
        for index in takenOff ?? [] { try index.make(db) }
        takenOff = takenOff.map { _ in [] }
    }

    /// Whether indexes were taken off, so that the file's schema has another number now.
    var changesSchema: Bool { takenOff != nil }

    /// SQLite sorts many rows faster than it finds a place for each.
    private func takeOffIndexesIfMany() throws {
        guard takenOff == nil, serial >= max(Self.many, Int(lastKey)) else { return }
        let indexes = (givesIDs ? [table.idIndex] : []) + table.orderedIndexes
        takenOff = indexes
        rows = nil
        for index in indexes { try index.drop(db) }
    }
}

extension [ClosedRange<Int64>] {
    /// Adds keys, to the last range where they follow it.
    fileprivate mutating func add(_ keys: ClosedRange<Int64>) {
        if let before = last, before.upperBound == keys.lowerBound - 1 {
            self[count - 1] = before.lowerBound...keys.upperBound
        } else {
            append(keys)
        }
    }
}

extension RecordBlock {
    fileprivate func isNull(_ field: String) -> Bool {
        texts(field) { _ in false }
    }

    /// Whether all values of a field that are there are texts with which `holds` is content.
    fileprivate func texts(_ field: String, allSatisfy holds: (String) -> Bool) -> Bool {
        let constant = constants[field] ?? .null
        guard constant.isNull || constant.string.map(holds) == true else { return false }
        guard let place = fields.firstIndex(where: { $0.name == field }) else { return true }
        return (0..<count).allSatisfy { row in
            columns[place].isNull(row) || columns[place][row].string.map(holds) == true
        }
    }
}
