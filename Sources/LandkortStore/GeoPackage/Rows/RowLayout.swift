import GRDB
import LandkortCore

/// How a row of ``RowSource/columns`` becomes a feature: the key, the geometry where there is one, the fields.
struct RowLayout: Sendable {
    static let key = 0

    private let geometry: Int?
    private let columns: [StoredColumn]
    private let first: Int
    private let identifier: String
    /// So many columns it has.
    let width: Int

    init(_ table: RegisterTable) {
        geometry = table.isSpatial ? 1 : nil
        first = table.isSpatial ? 2 : 1
        columns = table.register.fields.map(StoredColumn.init)
        identifier = table.identifier
        width = first + table.valueColumns.count
    }

    /// - Parameter shape: what ``shape(_:ifUnreadable:)`` gave.
    func feature(_ row: some StoredRow, at shape: Geometry?) -> Feature {
        var values = [String: Value](minimumCapacity: columns.count)
        for (place, column) in columns.enumerated() {
            let value = column.value(row.value(at: first + place))
            if !value.isNull { values[column.name] = value }
        }
        return Feature(id: values[identifier]?.id ?? "", values: values, geometry: shape)
    }

    /// Where a field's column is and how it is read; nil for a name that is no field's.
    func column(_ name: String) -> (place: Int, column: StoredColumn)? {
        columns.firstIndex { $0.name == name }.map { (first + $0, columns[$0]) }
    }

    /// The same for the field that is the id.
    var identifying: (place: Int, column: StoredColumn)? { column(identifier) }

    func key(_ row: some StoredRow) -> Int { Int.fromDatabaseValue(row.value(at: Self.key)) ?? 0 }

    func id(_ row: some StoredRow) -> Feature.ID {
        guard let place = columns.firstIndex(where: { $0.name == identifier }) else { return "" }
        return columns[place].value(row.value(at: first + place)).id ?? ""
    }

    /// - Parameter isUnreadable: called when the row has a geometry that cannot be read; it is then nil.
    func shape(_ row: some StoredRow, ifUnreadable isUnreadable: () -> Void) -> Geometry? {
        guard let geometry else { return nil }
        return row.withBytes(at: geometry) { bytes in
            guard let bytes else { return nil }
            guard let blob = try? GeoPackageBlob(decoding: bytes) else {
                isUnreadable()
                return nil
            }
            return blob.geometry
        }
    }
}

extension Value {
    /// As an id of a feature; nil for what can be none.
    var id: Feature.ID? {
        switch self {
        case .string(let text): text
        case .integer(let number): String(number)
        default: nil
        }
    }
}
