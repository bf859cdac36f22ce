import Foundation
import GRDB
import LandkortCore

/// A geometry column that is to hold one shape a row instead of many, or many instead of one.
struct GeometryConversion {
    private let table: KeyedTable
    private let kind: GeometryKind

    init(_ table: KeyedTable, to kind: GeometryKind) {
        self.table = table
        self.kind = kind
    }

    /// What cannot be converted, or read, stays as it is. O(rows).
    func convert(_ db: Database) throws {
        let type = table.key == RegisterTable.key ? kind.ogcName : "BLOB"
        let new = try NewColumn(RegisterTable.geometry, type, in: table, db)
        for (key, data) in try blobs(db) {
            let converted = geometry(data).flatMap(converted)
            try new.set((converted.map { Data(GeoPackageBlob($0).bytes) } ?? data).databaseValue, key: key)
        }
        try new.replaceOld(db)
    }

    /// Whether every row that can be read can be converted. O(rows).
    func fits(_ db: Database) throws -> Bool {
        try blobs(db).allSatisfy { _, data in geometry(data).map { converted($0) != nil } ?? true }
    }

    private func blobs(_ db: Database) throws -> [(Int64, Data)] {
        let (name, geometry) = (quoted(table.name), RegisterTable.geometry)
        return try Row.fetchAll(
            db, sql: "SELECT \(quoted(table.key)), \(geometry) FROM \(name) WHERE typeof(\(geometry)) = 'blob'"
        ).map { ($0[0], $0[1]) }
    }

    private func geometry(_ data: Data) -> Geometry? { (try? GeoPackageBlob(decoding: data))?.geometry }

    private func converted(_ geometry: Geometry) -> Geometry? {
        guard geometry.kind != kind, geometry.kind.multi == kind.multi else {
            return geometry.kind == kind ? geometry : nil
        }
        return kind.multi == kind ? geometry.multi : geometry.only
    }
}

extension Geometry {
    /// The one part of a geometry that could hold many; nil when it holds none or several.
    fileprivate var only: Geometry? {
        switch self {
        case .point, .lineString, .polygon: self
        case .multiPoint(let points): points.count == 1 ? .point(points[0]) : nil
        case .multiLineString(let lines): lines.count == 1 ? .lineString(lines[0]) : nil
        case .multiPolygon(let polygons): polygons.count == 1 ? .polygon(polygons[0]) : nil
        }
    }
}
