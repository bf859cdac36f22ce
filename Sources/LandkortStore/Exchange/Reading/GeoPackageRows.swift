import Foundation
import GRDB
import LandkortCore

/// One layer of somebody's GeoPackage, read in steps by its key.
final class GeoPackageRows: RowFile {
    let columns: [String]
    private let queue: DatabaseQueue
    private let file: String
    private let table: String
    private let geometry: String?
    private let system: ReferenceSystem
    private let count: Int
    private var waiting: [Row] = []
    private var last = Int64.min
    private var number = 0

    private static let step = 500
    private static let key = "landkort_raekke"

    init(_ source: RowOrigin) throws(ExchangeProblem) {
        file = source.name
        do {
            var configuration = Configuration()
            configuration.readonly = true
            let queue = try DatabaseQueue(path: source.path, configuration: configuration)
            let layer = try queue.read { try GeoPackageLayer(named: source.layer, file: source.name, $0) }
            self.queue = queue
            (table, geometry, system) = (layer.table, layer.geometry, layer.system)
            (columns, count) = (layer.columns, layer.count)
        } catch {
            throw ExchangeProblem(error, reading: source.name)
        }
    }

    var share: Double { Double(number) / Double(max(count, 1)) }

    func next() throws(ExchangeProblem) -> FileRow? {
        if waiting.isEmpty { try fetch() }
        guard let row = waiting.popLast() else { return nil }
        number += 1
        last = row[Self.key]
        let cells = columns.map { Cell.value(Value(row[$0] as DatabaseValue)) }
        return FileRow(line: Int(last), cells: cells, geometry: place(row))
    }

    private func fetch() throws(ExchangeProblem) {
        let names = (columns + (geometry.map { [$0] } ?? [])).map(quoted)
        let sql = """
            SELECT rowid AS \(Self.key)\(names.map { ", " + $0 }.joined()) FROM \(quoted(table))
            WHERE rowid > ? ORDER BY rowid LIMIT \(Self.step)
            """
        do {
            waiting = try queue.read { try Row.fetchAll($0, sql: sql, arguments: [last]).reversed() }
        } catch {
            throw ExchangeProblem(error, reading: file)
        }
    }

    private func place(_ row: Row) -> RowGeometry {
        guard let geometry, let data: Data = row[geometry] else { return .none }
        do {
            guard let found = try GeoPackageBlob(decoding: data).geometry, !found.isEmpty else { return .none }
            return .geometry(found.converted(from: system, to: .utm32))
        } catch {
            return .flaw(error)
        }
    }
}

/// A layer as the GeoPackage's own tables tell of it.
private struct GeoPackageLayer {
    var table: String
    var columns: [String]
    var geometry: String?
    var system = ReferenceSystem.utm32
    var count: Int

    init(named wanted: String?, file: String, _ db: Database) throws {
        guard try db.tableExists("gpkg_contents") else { throw ExchangeProblem.notGeoPackage(file: file) }
        let layers = try String.fetchAll(
            db, sql: "SELECT table_name FROM gpkg_contents WHERE data_type IN ('features', 'attributes') ORDER BY 1")
        let name = wanted ?? (layers.count == 1 ? layers[0] : nil)
        guard let name, layers.contains(name) else {
            throw ExchangeProblem.layer(file: file, wanted: wanted, known: layers)
        }
        table = name
        let key = try db.primaryKey(name).columns
        let spatial = try Row.fetchOne(
            db, sql: "SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?", arguments: [name])
        geometry = spatial?["column_name"]
        let hidden = Set(key + (geometry.map { [$0] } ?? []))
        columns = try db.columns(in: name).map(\.name).filter { !hidden.contains($0) }
        count = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(quoted(name))") ?? 0
        guard let srs: Int = spatial?["srs_id"] else { return }
        let organisation = try Int.fetchOne(
            db, sql: "SELECT organization_coordsys_id FROM gpkg_spatial_ref_sys WHERE srs_id = ?", arguments: [srs])
        guard let system = ReferenceSystem(named: String(organisation ?? srs)) else {
            throw ExchangeProblem.unknownSystem(file: file, found: "EPSG:\(organisation ?? srs)")
        }
        self.system = system
    }
}

extension ExchangeProblem {
    /// What SQLite says of somebody's file: one that is broken is theirs to mend.
    fileprivate init(_ error: any Error, reading file: String) {
        let isBroken = [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains((error as? DatabaseError)?.resultCode)
        let found = isBroken ? Self.damaged(file: file) : .unreadable(file: file, underlying: error)
        self = error as? ExchangeProblem ?? found
    }
}

extension Value {
    /// What the column holds, whatever type it was declared with.
    fileprivate init(_ stored: DatabaseValue) {
        switch stored.storage {
        case .null, .blob: self = .null
        case .int64(let number): self = .integer(Int(number))
        case .double(let number): self = .number(number)
        case .string(let text): self = .string(text)
        }
    }
}
