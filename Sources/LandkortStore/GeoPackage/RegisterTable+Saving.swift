import Foundation
import GRDB
import LandkortCore

/// A feature on its way into a register's table.
extension RegisterTable {
    var insertion: String {
        let columns = register.fields.map { quoted($0.name) } + (isSpatial ? [Self.geometry] : [])
        let places = columns.map { _ in "?" }.joined(separator: ", ")
        return "INSERT INTO \(quoted(name)) (\(columns.joined(separator: ", "))) VALUES (\(places))"
    }

    /// The arguments of ``insertion``.
    func arguments(_ feature: Feature) -> StatementArguments {
        var feature = feature
        if !feature.id.isEmpty { feature[identifier] = .string(feature.id) }
        return StatementArguments(values(feature, of: register.fields))
    }

    /// Sets what people fill in, by the id.
    var updating: String {
        let columns = writtenFields.map { quoted($0.name) } + (isSpatial ? [Self.geometry] : [])
        let values = columns.map { "\($0) = ?" }.joined(separator: ", ")
        return "UPDATE \(quoted(name)) SET \(values) WHERE \(quoted(identifier)) = ?"
    }

    /// The arguments of ``updating``.
    func updateArguments(_ feature: Feature) -> StatementArguments {
        StatementArguments(values(feature, of: writtenFields) + [feature.id])
    }

    private var writtenFields: [Field] { register.fields.filter { !$0.tellsOfVersion && $0.name != identifier } }

    private func values(_ feature: Feature, of fields: [Field]) -> [(any DatabaseValueConvertible)?] {
        var values: [(any DatabaseValueConvertible)?] = fields.map { $0.stored(feature[$0.name]) }
        if isSpatial { values.append(feature.geometry.map { Data(GeoPackageBlob($0).bytes) }) }
        return values
    }

    /// The revision now stored, nil when there is no such feature.
    func revision(of id: Feature.ID, _ db: Database) throws -> Revision? {
        let sql = "SELECT \(Self.revision) FROM \(quoted(name)) WHERE \(quoted(identifier)) = ?"
        return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [id])
    }

    func saved(key: Int64, _ db: Database) throws -> Saved {
        let sql = "SELECT \(quoted(identifier)), \(Self.revision) FROM \(quoted(name)) WHERE \(Self.key) = ?"
        guard let row = try Row.fetchOne(db, sql: sql, arguments: [key]) else {
            throw StoreProblem.damaged("\(name), \(Self.key) \(key)")
        }
        return Saved(id: row[0], revision: row[1])
    }

    /// The fields whose values were taken: SQLite names them as `table.field, table.field`.
    func fields(of error: DatabaseError) -> String {
        let names = error.message?.split(separator: ": ").last.map(String.init) ?? ""
        return names.replacing("\(name).", with: "")
    }
}
