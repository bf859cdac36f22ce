import GRDB
import LandkortCore

/// The rows of a block as the columns of their table take them: each is bound from memory, from what all rows have in
/// common, or from ids that are counted up.
final class BlockRows {
    /// What a table's column is given.
    private enum Source {
        case same(DatabaseValue)
        /// What is null gets the other.
        case column(Int, else: Filling)
        case filling(Filling)
        case place
    }

    private enum Filling {
        case value(DatabaseValue)
        case objectID
        case versionID
    }

    let insertion: RowInsertion
    private let table: RegisterTable
    private let varying: [(column: Int, source: Source)]
    private let ids: (objects: SerialID, versions: SerialID)
    /// Room for what is bound by its address: two ids and a point for each row of a statement.
    private let room = UnsafeMutablePointer<UInt8>.allocate(capacity: RowInsertion.most * roomOfRow)
    private static let roomOfRow = 128
    private static let point = GeoPackageBlob(.point(Position(x: 0, y: 0))).bytes

    /// - Parameter common: what the table's own columns and those that tell of a version get.
    init(
        _ block: RecordBlock, of table: RegisterTable, common: [String: DatabaseValue],
        ids: (objects: SerialID, versions: SerialID), _ db: Database
    ) throws {
        self.table = table
        self.ids = ids
        let columns = table.valueColumns.map(\.name) + (table.isSpatial ? [RegisterTable.geometry] : [])
        insertion = try RowInsertion(into: table.name, columns.map(quoted), db)
        let sources = columns.map { Self.source(of: $0, block, table, common) }
        varying = sources.enumerated().compactMap { column, source in
            if case .same = source { nil } else { (column, source) }
        }
        for (column, source) in sources.enumerated() {
            if case .same(let value) = source { insertion.bind(value, at: column) }
        }
    }

    deinit { room.deallocate() }

    private static func source(
        of column: String, _ block: RecordBlock, _ table: RegisterTable, _ common: [String: DatabaseValue]
    ) -> Source {
        guard column != RegisterTable.geometry || !table.isSpatial else { return .place }
        if let value = common[column] { return .same(value) }
        guard column != "versions_id" else { return .filling(.versionID) }
        guard let field = table.register[column] else { return .same(.null) }
        let isID = column == table.identifier || column == RegisterTable.objectField
        let usual = field.defaultValue.flatMap { $0.isList ? nil : field.stored($0) } ?? .null
        if let place = block.fields.firstIndex(where: { $0.name == column }) {
            return .column(place, else: isID ? .objectID : .value(usual))
        }
        guard let value = block.constants[column], !value.isNull else { return isID ? .filling(.objectID) : .same(usual) }
        return .same(field.stored(value))
    }

    /// Binds a row of `block`, which has the fields and the constants of the one this was made of.
    ///
    /// - Parameter serial: the number of the row among all of the transaction.
    func bind(_ row: Int, serial: Int, of block: RecordBlock, _ cells: [CellMemory], to binding: RowBinding) {
        let room = room + binding.slot * Self.roomOfRow
        for (column, source) in varying {
            switch source {
            case .same: break
            case .place: bind(block.places[row], room, at: column, to: binding)
            case .filling(let filling): fill(filling, serial, room, at: column, to: binding)
            case .column(let place, let filling):
                if cells[place].isNull(row) {
                    fill(filling, serial, room, at: column, to: binding)
                } else {
                    cells[place].bind(row, at: column, to: binding)
                }
            }
        }
    }

    private func fill(
        _ filling: Filling, _ serial: Int, _ room: UnsafeMutablePointer<UInt8>, at column: Int, to binding: RowBinding
    ) {
        switch filling {
        case .value(let value): binding.bind(value, at: column)
        case .objectID:
            ids.objects.write(serial, to: room)
            binding.bind(text: room, SerialID.length, at: column)
        case .versionID:
            ids.versions.write(serial, to: room + 40)
            binding.bind(text: room + 40, SerialID.length, at: column)
        }
    }

    private func bind(
        _ geometry: Geometry?, _ room: UnsafeMutablePointer<UInt8>, at column: Int, to binding: RowBinding
    ) {
        guard let geometry else { return binding.bindNull(at: column) }
        guard case .point(let position) = geometry else {
            return binding.bind(copyOf: GeoPackageBlob(geometry).bytes, at: column)
        }
        let (blob, count) = (room + 80, Self.point.count)
        for (place, byte) in Self.point.prefix(count - 16).enumerated() { blob[place] = byte }
        let end = UnsafeMutableRawPointer(blob + count)
        (end - 16).storeBytes(of: position.x.bitPattern.littleEndian, as: UInt64.self)
        (end - 8).storeBytes(of: position.y.bitPattern.littleEndian, as: UInt64.self)
        binding.bind(blob: UnsafeRawBufferPointer(start: blob, count: count), at: column)
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
