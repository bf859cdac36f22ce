import GRDB
import LandkortCore

/// The rows of a block as the columns of their table take them: each is bound from memory, from what all rows have in
/// common, or from ids that are counted up.
final class BlockRows {
    /// What a table's column is given in each row; what is the same in all is bound once.
    private struct Source {
        enum Filling {
            case usual
            case objectID
            case versionID
            case place
        }

        let column: Int
        /// The block's column; nil where it has none.
        let place: Int?
        /// What a column that the block has not gets, and what is null in one that it has.
        let filling: Filling
    }

    let insertion: RowInsertion
    private let sources: [Source]
    /// What an empty cell becomes, by the table's columns.
    private let usual: [DatabaseValue]
    private let ids: (objects: RowIDs, versions: RowIDs)
    /// Room for what is bound by its address: two ids and a point for each row of a statement.
    private let room = UnsafeMutablePointer<UInt8>.allocate(capacity: RowInsertion.most * roomOfRow)
    private static let roomOfRow = 128
    private static let point = GeoPackageBlob(.point(Position(x: 0, y: 0))).bytes

    /// - Parameter common: what the table's own columns and those that tell of a version get.
    init(
        _ block: RecordBlock, of table: RegisterTable, common: [String: DatabaseValue],
        ids: (objects: RowIDs, versions: RowIDs), _ db: Database
    ) throws {
        self.ids = ids
        let columns = table.valueColumns.map(\.name) + (table.isSpatial ? [RegisterTable.geometry] : [])
        insertion = try RowInsertion(into: table.name, columns.map(quoted), db)
        var (sources, usual) = ([Source](), [DatabaseValue]())
        for (column, name) in columns.enumerated() {
            let field = table.register[name]
            let place = common[name] == nil ? block.fields.firstIndex { $0.name == name } : nil
            let given = common[name] ?? block.constants[name].flatMap { $0.isNull ? nil : field?.stored($0) }
            let ownDefault = field?.defaultValue.flatMap { $0.isList ? nil : field?.stored($0) }
            usual.append(given ?? ownDefault ?? .null)
            let filling = given == nil ? Self.filling(of: name, table) : .usual
            if place == nil, filling == .usual {
                insertion.bind(usual[column], at: column)
            } else {
                sources.append(Source(column: column, place: place, filling: filling))
            }
        }
        (self.sources, self.usual) = (sources, usual)
    }

    deinit { room.deallocate() }

    private static func filling(of column: String, _ table: RegisterTable) -> Source.Filling {
        switch column {
        case table.identifier, RegisterTable.objectField: .objectID
        case "versions_id": .versionID
        case RegisterTable.geometry where table.isSpatial: .place
        default: .usual
        }
    }

    /// Binds a row of `block`, which has the fields and the constants of the one this was made of.
    ///
    /// - Parameter serial: the number of the row among all of the transaction.
    func bind(_ row: Int, serial: Int, of block: RecordBlock, _ cells: [CellMemory], to binding: RowBinding) {
        let room = room + binding.slot * Self.roomOfRow
        for source in sources {
            let column = source.column
            if let place = source.place, !cells[place].isNull(row) {
                cells[place].bind(row, at: column, to: binding)
                continue
            }
            switch source.filling {
            case .usual: binding.bind(usual[column], at: column)
            case .objectID: bind(ids.objects, serial, room, at: column, to: binding)
            case .versionID: bind(ids.versions, serial, room + 40, at: column, to: binding)
            case .place: bind(block.places[row], room + 80, at: column, to: binding)
            }
        }
    }

    private func bind(
        _ id: RowIDs, _ serial: Int, _ room: UnsafeMutablePointer<UInt8>, at column: Int, to binding: RowBinding
    ) {
        id.write(serial, to: room)
        binding.bind(text: room, RowIDs.length, at: column)
    }

    private func bind(
        _ geometry: Geometry?, _ room: UnsafeMutablePointer<UInt8>, at column: Int, to binding: RowBinding
    ) {
        guard let geometry else { return binding.bindNull(at: column) }
        guard case .point(let position) = geometry else {
            return binding.bind(copyOf: GeoPackageBlob(geometry).bytes, at: column)
        }
        let count = Self.point.count
        for place in 0..<(count - 16) { room[place] = Self.point[place] }
        let end = UnsafeMutableRawPointer(room + count)
        (end - 16).storeBytes(of: position.x.bitPattern.littleEndian, as: UInt64.self)
        (end - 8).storeBytes(of: position.y.bitPattern.littleEndian, as: UInt64.self)
        binding.bind(blob: UnsafeRawBufferPointer(start: room, count: count), at: column)
    }
}

/// Where one column of a block lies in memory.
struct CellMemory {
    private let kinds: UnsafeBufferPointer<UInt8>
    private let bits: UnsafeBufferPointer<UInt64>
    private let bytes: UnsafeBufferPointer<UInt8>

    func isNull(_ row: Int) -> Bool { kinds[row] == ValueColumn.Kind.null.rawValue }

    func bind(_ row: Int, at column: Int, to binding: RowBinding) {
        switch ValueColumn.Kind(rawValue: kinds[row]) ?? .null {
        case .null: binding.bindNull(at: column)
        case .integer, .boolean: binding.bind(Int64(bitPattern: bits[row]), at: column)
        case .number: binding.bind(Double(bitPattern: bits[row]), at: column)
        case .text, .list:
            let start = bytes.baseAddress.map { $0 + Int(bits[row] >> 32) }
            binding.bind(text: start, Int(bits[row] & 0xffff_ffff), at: column)
        }
    }

    /// Calls `body` while all columns stay where they are.
    static func with<Result>(
        _ columns: ArraySlice<ValueColumn>, _ found: [CellMemory] = [], _ body: ([CellMemory]) throws -> Result
    ) rethrows -> Result {
        guard let column = columns.first else { return try body(found) }
        return try column.kinds.withUnsafeBufferPointer { kinds in
            try column.bits.withUnsafeBufferPointer { bits in
                try column.bytes.withUnsafeBufferPointer { bytes in
                    let memory = CellMemory(kinds: kinds, bits: bits, bytes: bytes)
                    return try with(columns.dropFirst(), found + [memory], body)
                }
            }
        }
    }
}

extension Value {
    fileprivate var isList: Bool { if case .array = self { true } else { false } }
}
