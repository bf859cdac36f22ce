import Foundation
import GRDB
import LandkortCore

/// A plain GeoPackage of one layer, without history and without triggers.
final class GeoPackageWriter: FeatureFile {
    private let target: String
    private let path: String
    private let shape: FeatureShape
    private let queue: DatabaseQueue
    private var box: Envelope?
    private var isFinished = false

    init(_ target: String, _ shape: FeatureShape) throws(ExchangeProblem) {
        self.target = target
        self.shape = shape
        path = NewFile.beside(target)
        guard NewFile.make(path, for: target) else { throw .cannotWrite(path: target) }
        do {
            queue = try DatabaseQueue(path: path)
            let definition = Self.definition(shape)
            let arguments = Self.contents(shape)
            try queue.writeWithoutTransaction { db in
                // The file is new and is dropped unless it is finished, so nothing has to be undone.
                try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
                try db.execute(sql: GeoPackageTables.head + ";" + GeoPackageTables.standard + definition)
                try db.execute(
                    sql: """
                        INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
                        VALUES (?, ?, ?, ?, ?)
                        """, arguments: arguments)
                guard let geometry = shape.register.geometry else { return }
                try db.execute(
                    sql: "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)",
                    arguments: [
                        shape.register.id.rawValue, RegisterTable.geometry, geometry.ogcName, shape.system.srsID,
                    ])
            }
        } catch {
            throw .cannotWrite(path: target)
        }
    }

    deinit {
        guard !isFinished else { return }
        try? queue.close()
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ features: [Feature]) throws(ExchangeProblem) {
        let isSpatial = shape.register.geometry != nil
        let columns = (isSpatial ? [RegisterTable.geometry] : []) + shape.fields.map(\.name)
        let places = columns.map { _ in "?" }.joined(separator: ", ")
        let names = columns.map(quoted).joined(separator: ", ")
        let sql = "INSERT INTO \(quoted(shape.register.id.rawValue)) (\(names)) VALUES (\(places))"
        let rows = features.map(arguments)
        do {
            try queue.write { db in
                let statement = try db.cachedStatement(sql: sql)
                for row in rows { try statement.execute(arguments: row) }
            }
        } catch {
            throw .cannotWrite(path: target)
        }
    }

    private func arguments(_ feature: Feature) -> StatementArguments {
        let values = shape.fields.map { $0.stored(feature[$0.name]) }
        guard shape.register.geometry != nil else { return StatementArguments(values) }
        let geometry = feature.geometry?.converted(from: .utm32, to: shape.system)
        if let found = geometry?.envelope { box = box?.union(found) ?? found }
        let blob = geometry.map { Data(GeoPackageBlob($0, srsID: shape.system.srsID).bytes) }
        return StatementArguments([blob?.databaseValue ?? .null] + values)
    }

    func finish() throws(ExchangeProblem) {
        do {
            try queue.write { [box] db in
                guard let box else { return }
                try db.execute(
                    sql: "UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) = (?, ?, ?, ?)",
                    arguments: [box.minX, box.minY, box.maxX, box.maxY])
            }
            try queue.close()
        } catch {
            throw .cannotWrite(path: target)
        }
        try NewFile.move(path, to: target)
        isFinished = true
    }

    private static func definition(_ shape: FeatureShape) -> String {
        var columns = ["\(RegisterTable.key) INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"]
        if let geometry = shape.register.geometry { columns.append("\(RegisterTable.geometry) \(geometry.ogcName)") }
        columns += shape.fields.map { "\(quoted($0.name)) \($0.columnType)" }
        return "CREATE TABLE \(quoted(shape.register.id.rawValue)) (\(columns.joined(separator: ", ")));"
    }

    private static func contents(_ shape: FeatureShape) -> StatementArguments {
        let isSpatial = shape.register.geometry != nil
        return [
            shape.register.id.rawValue, isSpatial ? "features" : "attributes", shape.register.title.da,
            shape.register.description.da, isSpatial ? shape.system.srsID : nil,
        ]
    }
}
